extension StyleSheet {
  /// The pages of the registers: search, records, blocks.
  static let register = """
    .search-line { display: grid; gap: 1rem; align-items: end; }
    @media (min-width: 48rem) { .search-line { grid-template-columns: 1fr auto; } }
    .field select {
      width: 100%; min-height: 48px; padding: .6rem .9rem; font: inherit; color: var(--ink); background: var(--paper);
      border: 1.5px solid var(--edge); border-radius: 10px;
    }
    .fold .criteria-grid { grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); gap: 1.25rem; padding-top: 1rem; align-items: end; }
    .field input[type="date"] { min-height: 48px; padding-block: .55rem; }
    .tick { display: flex; align-items: center; gap: .7rem; min-height: 48px; }
    .tick label { display: inline-flex; align-items: center; min-height: 44px; font-weight: 500; cursor: pointer; }
    .tick input { width: 22px; height: 22px; flex: none; accent-color: var(--accent); }
    .records > li + li { border-top: 1px solid var(--line); }
    .record { display: grid; gap: .25rem 1.5rem; padding: 1.1rem clamp(1.25rem, .5rem + 2vw, 2rem); }
    .record-code { font-family: var(--mono); font-size: .9375rem; color: var(--muted); white-space: nowrap; }
    .record h3 { font: 600 1.125rem/1.35 var(--sans); text-wrap: pretty; }
    .record h3, .record p { overflow-wrap: anywhere; }
    .tick .fault { color: var(--bad); font-weight: 600; display: flex; gap: .5rem; align-items: center; }
    .tick .fault svg { width: 20px; height: 20px; flex: none; }
    .record > div { min-width: 0; display: grid; gap: .2rem; }
    @media (min-width: 48rem) { .record { grid-template-columns: 9rem 1fr; } .record-code { padding-top: .15rem; } }
    .pager { display: flex; flex-wrap: wrap; gap: 1rem; margin-top: 1.5rem; }
    .source { margin-top: 2.5rem; }
    h1.long { font-size: clamp(1.625rem, 1.3rem + 1.6vw, 2.375rem); max-width: 40ch; text-wrap: pretty; overflow-wrap: anywhere; }
    .certificate-body > div + section, .certificate-body > section + div, .certificate-body > div + div { margin-top: clamp(2.25rem, 1.75rem + 2vw, 3.25rem); }
    .certificate-body > .notice + section { margin-top: 1.75rem; }
    .certificate-body > div > .fold > summary { font-size: 1.0625rem; min-height: 44px; }
    .blocks { display: grid; }
    .blocks > li { display: grid; gap: .15rem 1.25rem; padding-block: .8rem; border-top: 1px solid var(--line); }
    .blocks > li:first-child { border-top: 0; padding-top: 0; }
    @media (min-width: 40rem) { .blocks > li { grid-template-columns: 9.5rem 1fr; } }
    .rights { display: grid; gap: .6rem; }
    .rights > div { padding-top: .6rem; border-top: 1px solid var(--line); }
    .rights dt { font-size: .9375rem; }
    .rights dd { font-weight: 500; }

    """
}
