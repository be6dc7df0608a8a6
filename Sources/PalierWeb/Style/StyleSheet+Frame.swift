extension StyleSheet {
  /// The head and the foot of every page.
  static let frame = """
    .masthead { background: var(--sheet); border-bottom: 1px solid var(--line); }
    .masthead > .wrap {
      display: flex; flex-wrap: wrap; align-items: center;
      column-gap: 1.5rem; min-height: 4.25rem; padding-block: .5rem;
    }
    .brand {
      display: inline-flex; align-items: center; gap: .7rem; min-height: 44px; margin-right: auto;
      color: var(--ink); text-decoration: none;
      font: 600 1.3125rem/1.2 var(--serif); letter-spacing: -.005em;
    }
    .brand:hover { color: var(--accent); }
    .brand svg { width: 34px; height: 34px; flex: none; }
    .mark-ground { fill: var(--accent); }
    .mark-steps { stroke: var(--on-accent); }
    .masthead nav ul { display: flex; flex-wrap: wrap; gap: .25rem; }
    .masthead nav a, .languages a {
      display: inline-flex; align-items: center; min-height: 44px; padding: 0 .75rem;
      color: var(--ink); text-decoration: none; border-radius: 8px;
    }
    .masthead nav a:hover, .languages a:hover { color: var(--accent); text-decoration: underline; }
    .masthead nav a[aria-current] {
      color: var(--accent); font-weight: 600;
      text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: .45em;
    }
    .languages { border-left: 1px solid var(--line); padding-left: .75rem; }
    .foot { border-top: 1px solid var(--line); background: var(--sheet); color: var(--muted); }
    .foot > .wrap {
      display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 2rem; padding-block: 1.5rem;
      font-size: .9375rem;
    }
    .foot ul { display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
    .foot a { display: inline-flex; align-items: center; min-height: 32px; color: inherit; }
    .foot a:hover { color: var(--accent); }
    .foot p { display: flex; align-items: center; min-height: 32px; }
    @media (max-width: 40rem) {
      .masthead > .wrap { column-gap: .5rem; padding-block: .5rem .25rem; }
      .masthead nav { order: 3; width: 100%; margin-inline: -.75rem; }
      .languages { border: 0; padding: 0; margin-right: -.75rem; }
    }

    """
}
