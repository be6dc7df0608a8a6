extension StyleSheet {
  /// What several pages share: heads, cards, facts, buttons, the stairs that show a level.
  static let components = """
    .page-head { display: grid; gap: 1rem; margin-bottom: clamp(2rem, 1.5rem + 2vw, 3.25rem); }
    .page-head h1 { max-width: 22ch; }
    .section { margin-top: clamp(2.5rem, 2rem + 2.5vw, 4rem); }
    .section > h2, .padded > section > h2 { margin-bottom: 1.25rem; }
    .sheet {
      background: var(--sheet); border: 1px solid var(--line); border-radius: var(--radius); box-shadow: var(--shadow);
    }
    .button {
      display: inline-flex; align-items: center; justify-content: center; gap: .6rem;
      min-height: 48px; padding: .6rem 1.4rem; border: 2px solid var(--accent); border-radius: 10px;
      background: var(--accent); color: var(--on-accent);
      font: 600 1.0625rem/1.3 var(--sans); text-decoration: none; cursor: pointer; text-align: center;
    }
    .button:hover { background: var(--accent-strong); border-color: var(--accent-strong); color: var(--on-accent); }
    .button-quiet { background: transparent; color: var(--accent); }
    .button-quiet:hover { background: var(--accent-soft); border-color: var(--accent); color: var(--accent-strong); }
    .button svg { width: 20px; height: 20px; flex: none; }

    .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20.5rem), 1fr)); gap: 1.25rem; }
    .card { position: relative; display: flex; flex-direction: column; gap: .75rem; padding: 1.5rem; }
    .card h3 { font-size: 1.375rem; }
    .card h3 a { color: var(--ink); text-decoration: none; }
    .card h3 a::after { content: ""; position: absolute; inset: 0; border-radius: var(--radius); }
    .card:hover { border-color: var(--accent); }
    .card:hover h3 a { color: var(--accent); text-decoration: underline; text-decoration-thickness: 2px; }
    .card h3 a:focus-visible { outline: none; }
    .card:has(h3 a:focus-visible) { outline: 3px solid var(--focus); outline-offset: 3px; }
    .card .summary {
      display: -webkit-box; -webkit-line-clamp: 3; line-clamp: 3; -webkit-box-orient: vertical; overflow: hidden;
    }
    .card .meta {
      display: flex; flex-wrap: wrap; align-items: flex-end; gap: .35rem 1.1rem; margin-top: auto; padding-top: .75rem;
      border-top: 1px solid var(--line); font-size: .9375rem; color: var(--muted);
    }
    .card .meta .stairs { width: 44px; height: 26px; margin-left: auto; }
    .empty { padding: clamp(2rem, 1.5rem + 3vw, 4rem) 1.5rem; text-align: center; display: grid; gap: .5rem; }
    .invitation {
      display: grid; gap: 1.25rem 2.5rem; align-items: center; padding: clamp(1.5rem, 1rem + 2vw, 2.5rem);
      background: var(--accent-soft); border: 1px solid var(--line); border-radius: var(--radius);
    }
    .invitation > div { display: grid; gap: .5rem; max-width: 40rem; }
    @media (min-width: 52rem) { .invitation { grid-template-columns: 1fr auto; } }

    .facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); gap: 1.5rem 2.5rem; }
    .facts > div { padding-top: .9rem; border-top: 1px solid var(--line); }
    .facts dt { font-size: .9375rem; margin-bottom: .2rem; }
    .facts dd { font-weight: 500; }
    .facts dd + dd, .facts dd p + p, .facts dd ul li + li { margin-top: .3rem; }
    .facts .note { font-weight: 400; font-size: .9375rem; line-height: 1.5; color: var(--muted); margin-top: .3rem; }
    .facts .wide { grid-column: 1 / -1; }
    .level { display: grid; grid-template-columns: auto 1fr; gap: .5rem 1.5rem; align-items: start; }
    .stairs { width: 118px; height: 69px; flex: none; }
    @media (max-width: 26rem) { .level { grid-template-columns: 1fr; } }
    .stair { fill: var(--sunk); stroke: var(--edge); stroke-width: .6; }
    .stair-climbed { fill: var(--accent); stroke: var(--accent); stroke-width: .6; }
    .tags { display: flex; flex-wrap: wrap; gap: .4rem; }
    .tags li { padding: .1rem .7rem; border: 1px solid var(--line); border-radius: 99px; font-weight: 400; font-size: .9375rem; }

    .outcomes { counter-reset: outcome; }
    .outcomes > li {
      counter-increment: outcome; display: grid; grid-template-columns: 2.6rem 1fr; padding-block: 1.1rem;
      border-top: 1px solid var(--line);
    }
    .outcomes > li:first-child { border-top: 0; padding-top: .25rem; }
    .outcomes > li:last-child { padding-bottom: 0; }
    .outcomes > li::before {
      content: counter(outcome); font: 400 1.5rem/1.2 var(--serif); color: var(--brass); font-variant-numeric: lining-nums;
    }
    .outcomes .outcome { font-size: 1.125rem; line-height: 1.5; }
    .outcomes > li > div { display: grid; gap: .25rem; }
    .fold > summary {
      display: inline-flex; align-items: center; gap: .5rem; min-height: 32px; color: var(--accent); font-size: .9375rem;
      text-decoration: underline; text-underline-offset: .18em; list-style: none;
    }
    .fold > summary::-webkit-details-marker { display: none; }
    .fold > summary::before {
      content: ""; width: .5em; height: .5em; flex: none;
      border: solid currentcolor; border-width: 0 2px 2px 0; transform: rotate(-45deg); margin-right: .15em;
    }
    .fold[open] > summary::before { transform: rotate(45deg) translate(-.1em, -.1em); }
    .fold > summary:hover { color: var(--accent-strong); text-decoration-thickness: 2px; }
    .fold .folded { padding: .25rem 0 .5rem; display: grid; gap: .5rem; }
    .criteria { display: grid; gap: .35rem; padding-left: 1.1rem; list-style: disc; }
    .notice {
      display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: baseline; padding: .9rem 1.25rem;
      background: var(--caution-ground); color: var(--caution); border-left: 4px solid var(--caution-edge); border-radius: 8px;
    }
    .notice a { color: inherit; font-weight: 600; }
    .columns { display: grid; gap: var(--gap); }
    .columns > * { min-width: 0; }
    @media (min-width: 60rem) { .columns { grid-template-columns: minmax(0, 1fr) 20rem; align-items: start; } }
    .panel { padding: 1.5rem; display: grid; gap: .9rem; }
    .panel h2 { font-size: 1.25rem; }
    .panel h3 { font: 600 1.0625rem/1.3 var(--sans); padding-top: .9rem; border-top: 1px solid var(--line); }
    .prose { display: grid; gap: 2.25rem; max-width: 46rem; }
    .prose section { display: grid; gap: .6rem; }
    .prose h3 { margin-top: .9rem; }
    .prose ul { padding-left: 1.2rem; list-style: disc; display: grid; gap: .25rem; }
    .identifier { font-size: .9375rem; line-height: 1.5; overflow-wrap: anywhere; }

    """
}
