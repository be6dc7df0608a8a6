extension StyleSheet {
  /// The credential page.
  static let certificate = """
    .certificate { overflow: hidden; }
    .certificate-head {
      position: relative; display: grid; gap: 1.25rem;
      padding: clamp(1.75rem, 1rem + 3.4vw, 3.75rem) clamp(1.25rem, .5rem + 3.4vw, 3.75rem);
      border-bottom: 1px solid var(--line);
    }
    .certificate-head > *:not(.flight) { position: relative; }
    .flight { position: absolute; right: 0; bottom: 0; width: min(38%, 18rem); height: auto; pointer-events: none; }
    @media (max-width: 50rem) { .flight { display: none; } }
    .flight path { fill: none; stroke: var(--brass); stroke-width: 1.5; opacity: .42; }
    .certificate h1 { max-width: 18ch; }
    .recipient { display: grid; gap: .1rem; margin-top: .5rem; }
    .recipient .name {
      font: 400 clamp(1.625rem, 1.2rem + 1.9vw, 2.375rem)/1.2 var(--serif); color: var(--accent); letter-spacing: -.01em;
    }
    .signed {
      display: grid; grid-template-columns: repeat(auto-fit, minmax(7.5rem, auto)); gap: 1.1rem 2rem;
      justify-content: start; margin-top: 1rem; padding-top: 1.25rem; border-top: 1px solid var(--line);
    }
    .signed .issuer { grid-column: 1 / -1; }
    .signed dt { font-size: .9375rem; }
    .signed dd { font-weight: 600; }
    .signed .note { font-weight: 400; font-size: .9375rem; color: var(--muted); }
    .certificate-body { padding: clamp(1.75rem, 1rem + 2.6vw, 3rem) clamp(1.25rem, .5rem + 3.4vw, 3.75rem); }
    .certificate-body > section + section { margin-top: clamp(2.25rem, 1.75rem + 2vw, 3.25rem); }
    .certificate-body h2 { margin-bottom: 1.1rem; }
    .checked-certificate { display: grid; gap: 1.25rem; }
    .checked-certificate > * { min-width: 0; }
    .type-link { margin-top: 2rem; }
    .beside { display: grid; gap: 1.25rem; }
    .beside .button { width: 100%; padding-inline: .75rem; font-size: 1rem; text-wrap: balance; }
    .panel .button + p { margin-top: -.35rem; }
    .qr { display: grid; gap: 1rem; }
    .qr-plate { background: #ffffff; border: 1px solid var(--line); border-radius: 10px; padding: 2px; width: 100%; max-width: 12.5rem; }
    .qr-plate svg { width: 100%; height: auto; }
    .qr-plate path { fill: #10191b; }

    """
}
