extension StyleSheet {
  /// A credential page on paper: its state, its content, and on the first sheet the code that leads back to the page.
  static let print = """
    @media print {
      @page { margin: 13mm 14mm; }
      :root {
        --paper: #ffffff; --sheet: #ffffff; --sunk: #ffffff; --ink: #000000; --muted: #333333; --line: #bbbbbb; --edge: #555555;
        --accent: #08474a; --accent-soft: #ffffff; --shadow: none;
        --good: #000000; --good-ground: #ffffff; --caution: #000000; --caution-ground: #ffffff;
        --bad: #000000; --bad-ground: #ffffff; --open: #000000; --open-ground: #ffffff;
      }
      html { font-size: 75%; }
      body { font-size: 9.5pt; line-height: 1.42; display: block; }
      main { padding: 0; }
      .wrap { width: 100%; max-width: none; }
      .masthead nav, .languages, .foot, .skip, .holder, .checked, .invitation, .screen, .flight, .type-link { display: none; }
      .masthead { border: 0; }
      .masthead > .wrap { min-height: 0; padding: 0 0 4mm; }
      .sheet { border-radius: 0; box-shadow: none; }
      .columns { display: block; position: relative; }
      .checked-certificate { display: block; }
      .certificate-head, .certificate-body { padding: 6mm; }
      .certificate-head { padding-right: 46mm; }
      .certificate h1 { max-width: none; }
      .certificate-body > section + section { margin-top: 6mm; }
      .state { border-top: 1px solid var(--line); padding: 3mm 6mm; }
      .qr { position: absolute; top: 34mm; right: 6mm; width: 34mm; padding: 0; border: 0; gap: 1mm; }
      .qr h2 { display: none; }
      .qr .small { font-size: 7.5pt; line-height: 1.35; }
      .qr-plate { padding: 0; border: 0; max-width: 34mm; }
      h1 { font-size: 22pt; }
      h2 { font-size: 13pt; break-after: avoid; }
      .facts { grid-template-columns: repeat(3, 1fr); gap: 3mm 6mm; }
      .outcomes > li { padding-block: 2mm; }
      .outcomes .outcome { font-size: 10.5pt; }
      .outcomes > li, .facts > div, .check, .state { break-inside: avoid; }
      a { color: inherit; text-decoration: none; }
      .fold > summary { text-decoration: none; color: inherit; min-height: 0; }
      .fold > summary::before { display: none; }
      details::details-content { content-visibility: visible; block-size: auto; }
    }

    """
}
