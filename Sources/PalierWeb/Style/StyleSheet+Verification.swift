extension StyleSheet {
  /// The headline of a verification, its checks, and the form of the verify page.
  static let verification = """
    .state { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1.1rem; padding: 1.35rem clamp(1.25rem, .5rem + 3.4vw, 3.75rem); }
    .state > svg { width: 44px; height: 44px; }
    .state-words { display: grid; gap: .3rem; align-content: center; min-width: 0; }
    .state-title { font: 600 clamp(1.375rem, 1.2rem + .9vw, 1.75rem)/1.2 var(--serif); }
    .state-meta { font-size: .9375rem; }
    .state a { color: inherit; font-weight: 600; }
    .state-good { background: var(--good-ground); color: var(--good); border-bottom: 3px solid var(--good-edge); }
    .state-caution { background: var(--caution-ground); color: var(--caution); border-bottom: 3px solid var(--caution-edge); }
    .state-bad { background: var(--bad-ground); color: var(--bad); border-bottom: 3px solid var(--bad-edge); }
    .state-open { background: var(--open-ground); color: var(--open); border-bottom: 3px solid var(--open-edge); }
    .result { overflow: hidden; }
    .result-head { padding-block: 1.75rem; }
    .result-head > svg { width: 56px; height: 56px; }
    .result-head h1, .result-head h2 { font-size: clamp(1.625rem, 1.3rem + 1.6vw, 2.25rem); }

    .checks { display: grid; }
    .check { display: grid; grid-template-columns: 28px 1fr auto; gap: .1rem .9rem; padding-block: 1rem; border-top: 1px solid var(--line); align-items: start; }
    .check:first-child { border-top: 0; }
    .check > svg { width: 26px; height: 26px; margin-top: .1rem; }
    .check h3 { font: 600 1.0625rem/1.5 var(--sans); }
    .check .answer { font-weight: 600; line-height: 1.5; text-align: right; }
    .check .because { grid-column: 2 / -1; display: grid; gap: .25rem; overflow-wrap: anywhere; }
    .checks, .check, .checked > *, .folded > *, .because > * { min-width: 0; }
    .check-pass > svg, .check-pass .answer { color: var(--good); }
    .check-fail > svg, .check-fail .answer { color: var(--bad); }
    .check-warning > svg, .check-warning .answer { color: var(--caution); }
    .check-unknown > svg, .check-unknown .answer { color: var(--open); }
    .check-na > svg, .check-na .answer { color: var(--muted); }
    .check .fold > summary { color: var(--muted); min-height: 28px; }
    .technical { display: grid; grid-template-columns: minmax(7rem, auto) 1fr; gap: .15rem 1rem; font-size: .875rem; line-height: 1.5; }
    .technical dt { overflow-wrap: anywhere; }
    .technical dd { font-family: var(--mono); overflow-wrap: anywhere; min-width: 0; }
    @media (max-width: 30rem) {
      .check { grid-template-columns: 28px 1fr; }
      .check .answer { grid-column: 2; text-align: left; }
      .technical { grid-template-columns: 1fr; gap: 0; }
      .technical dd { margin-bottom: .5rem; }
      .state { grid-template-columns: 1fr; gap: .6rem; }
    }
    .padded { padding: clamp(1.5rem, 1rem + 2vw, 2.5rem); }
    .checked { display: grid; gap: 1rem; }
    .checked > .fold > summary { font-size: 1.0625rem; min-height: 44px; }

    .form { display: grid; gap: 1.5rem; }
    .field { display: grid; gap: .35rem; }
    .field label { font-weight: 600; }
    .field .hint { color: var(--muted); font-size: .9375rem; }
    .field input, .field textarea {
      width: 100%; padding: .75rem .9rem; font: inherit; color: var(--ink); background: var(--paper);
      border: 1.5px solid var(--edge); border-radius: 10px;
    }
    .field textarea { font-family: var(--mono); font-size: .9375rem; line-height: 1.5; resize: vertical; min-height: 8rem; }
    .field input[type="file"] { border-style: dashed; padding: 1.25rem .9rem; cursor: pointer; }
    .field input::file-selector-button {
      min-height: 44px; margin-right: 1rem; padding: .4rem 1.1rem; font: 600 1rem/1.3 var(--sans);
      color: var(--on-accent); background: var(--accent); border: 0; border-radius: 8px; cursor: pointer;
    }
    .field [aria-invalid] { border-color: var(--bad-edge); border-width: 2px; }
    .field .fault { color: var(--bad); font-weight: 600; display: flex; gap: .5rem; align-items: center; }
    .field .fault svg { width: 20px; height: 20px; flex: none; }
    .or { display: grid; grid-template-columns: 1fr auto 1fr; gap: 1rem; align-items: center; color: var(--muted); }
    .or::before, .or::after { content: ""; border-top: 1px solid var(--line); }
    .submit { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; align-items: center; }
    .questions { display: grid; gap: .5rem; }
    .questions li { display: grid; grid-template-columns: 1.25rem 1fr; gap: .6rem; }
    .questions li::before { content: ""; width: .55rem; height: .55rem; margin-top: .55em; background: var(--brass); }
    .fault-page { display: grid; gap: 1rem; max-width: 40rem; }
    .fault-page .stairs-down { width: 132px; height: auto; color: var(--brass); margin-bottom: .5rem; }
    .fault-page .actions { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: .75rem; }

    """
}
