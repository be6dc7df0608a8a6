extension StyleSheet {
  /// Colours, type and the elements that every page has. Colours of text reach 4.5 : 1 on every ground they stand on.
  static let foundations = """
    :root {
      color-scheme: light dark;
      --paper: #f5f2ea;
      --sheet: #fffdf9;
      --sunk: #ece7db;
      --ink: #17292c;
      --muted: #4f6063;
      --line: #d8d1c1;
      --edge: #73807d;
      --accent: #0b5a5e;
      --accent-strong: #08474a;
      --accent-soft: #dfeceb;
      --on-accent: #ffffff;
      --brass: #a8721a;
      --focus: #b3480b;
      --good: #17512f; --good-ground: #e3f1e6; --good-edge: #2f7d4f;
      --caution: #6a4300; --caution-ground: #fbf0d6; --caution-edge: #b1791d;
      --bad: #8a1b1b; --bad-ground: #fbe8e5; --bad-edge: #b5322a;
      --open: #34424f; --open-ground: #e9edf0; --open-edge: #64748b;
      --shadow: 0 1px 2px rgb(23 41 44 / .06), 0 12px 32px -12px rgb(23 41 44 / .18);
      --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", P052, "Book Antiqua", "Noto Serif", Georgia, serif;
      --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif;
      --mono: ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", monospace;
      --radius: 14px;
      --gap: clamp(1.25rem, .9rem + 1.6vw, 2.25rem);
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #0f1719;
        --sheet: #172124;
        --sunk: #1e2a2e;
        --ink: #e7eceb;
        --muted: #a9b8b8;
        --line: #2f3d41;
        --edge: #7b8b8d;
        --accent: #84d0cb;
        --accent-strong: #a6e2de;
        --accent-soft: #1d3437;
        --on-accent: #08201f;
        --brass: #d9a951;
        --focus: #ffb37a;
        --good: #a9e2bd; --good-ground: #14291c; --good-edge: #4da873;
        --caution: #f2d49b; --caution-ground: #2d2310; --caution-edge: #c8923a;
        --bad: #ffc4bd; --bad-ground: #331815; --bad-edge: #e0685d;
        --open: #cad5de; --open-ground: #1c262e; --open-edge: #8294a5;
        --shadow: 0 1px 2px rgb(0 0 0 / .4), 0 12px 32px -12px rgb(0 0 0 / .6);
      }
    }
    *, ::before, ::after { box-sizing: border-box; }
    html { font-size: 100%; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body {
      margin: 0;
      min-height: 100vh;
      display: flex;
      flex-direction: column;
      background: var(--paper);
      color: var(--ink);
      font: 400 1.0625rem/1.6 var(--sans);
      overflow-wrap: break-word;
    }
    main { flex: 1; padding-block: clamp(1.5rem, 1rem + 3vw, 3.5rem) clamp(3rem, 2rem + 4vw, 6rem); }
    main:focus { outline: none; }
    h1, h2, h3, p, ul, ol, dl, dd, pre { margin: 0; }
    ul, ol { padding: 0; list-style: none; }
    h1, h2, h3 { font-family: var(--serif); font-weight: 600; line-height: 1.18; text-wrap: balance; }
    h1 { font-size: clamp(2rem, 1.35rem + 2.7vw, 3.125rem); letter-spacing: -.015em; line-height: 1.1; }
    h2 { font-size: clamp(1.375rem, 1.2rem + .7vw, 1.75rem); letter-spacing: -.005em; }
    h3 { font-size: 1.1875rem; }
    a { color: var(--accent); text-underline-offset: .18em; text-decoration-thickness: 1px; }
    a:hover { color: var(--accent-strong); text-decoration-thickness: 2px; }
    :focus-visible { outline: 3px solid var(--focus); outline-offset: 3px; border-radius: 4px; }
    code { font-family: var(--mono); font-size: .9em; overflow-wrap: anywhere; }
    svg { display: block; }
    dt { color: var(--muted); }
    summary { cursor: pointer; }
    .wrap { width: min(100% - 2.5rem, 70rem); margin-inline: auto; }
    .narrow { max-width: 46rem; }
    .lead { font-size: 1.1875rem; line-height: 1.55; max-width: 40rem; }
    .muted { color: var(--muted); }
    .text { white-space: pre-line; }
    .small { font-size: .9375rem; line-height: 1.5; }
    .nowrap { white-space: nowrap; }
    .flow > * + * { margin-top: .75em; }
    .eyebrow {
      color: var(--muted);
      font-size: .875rem;
      font-weight: 600;
      letter-spacing: .06em;
      text-transform: uppercase;
    }
    .visually-hidden {
      position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0;
      overflow: hidden; clip-path: inset(50%); white-space: nowrap; border: 0;
    }
    .skip {
      position: absolute; left: 1rem; top: -5rem; z-index: 2;
      padding: .75rem 1.25rem; border-radius: 0 0 8px 8px;
      background: var(--accent); color: var(--on-accent); font-weight: 600;
    }
    .skip:focus { top: 0; color: var(--on-accent); }
    @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }

    """
}
