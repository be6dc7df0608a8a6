extension StyleSheet {
  /// A credential page fits a sheet of paper: its state, its content and the code that leads back to the page.
  static let print = """
    @media print {
      @page { margin: 14mm; }
      :root {
        --paper: #ffffff; --sheet: #ffffff; --sunk: #ffffff; --ink: #000000; --muted: #333333; --line: #bbbbbb; --edge: #555555;
        --accent: #08474a; --accent-soft: #ffffff; --shadow: none;
        --good: #000000; --good-ground: #ffffff; --caution: #000000; --caution-ground: #ffffff;
        --bad: #000000; --bad-ground: #ffffff; --open: #000000; --open-ground: #ffffff;
      }
      body { font-size: 10.5pt; line-height: 1.45; display: block; }
      main { padding: 0; }
      .wrap { width: 100%; }
      .masthead nav, .languages, .foot, .skip, .holder, .checked, .invitation { display: none; }
      .masthead { border: 0; }
      .masthead > .wrap { min-height: 0; padding: 0 0 6mm; }
      .sheet { border-radius: 0; box-shadow: none; }
      .columns { display: block; }
      .beside { margin-top: 6mm; }
      .qr { grid-template-columns: 34mm 1fr; align-items: center; break-inside: avoid; }
      .qr-plate { padding: 2mm; }
      .state { border-top: 1px solid var(--line); }
      h1 { font-size: 24pt; }
      h2 { font-size: 14pt; break-after: avoid; }
      .certificate-head, .certificate-body { padding: 7mm; }
      .outcomes > li, .facts > div, .check { break-inside: avoid; }
      a { color: inherit; text-decoration: none; }
      .fold > summary { text-decoration: none; color: inherit; }
      .fold > summary::before { display: none; }
      details::details-content { content-visibility: visible; block-size: auto; }
    }

    """
}
