import Encodings
import Register

/// The search in the registers: the form, and what was found.
struct RegisterSearchPage {
  let form: RegisterSearchForm
  let faults: [FormFault]
  let exports: [RegisterCode.Kind: CalendarDate]
  /// nil where nothing was asked.
  let hits: [RegisterHit]?
  let today: CalendarDate
  let siteName: String
  let reader: Reader

  var document: HTMLDocument {
    frame.document {
      div(.class("wrap")) {
        div(.class("page-head")) {
          h1 { texts.title }
          p(.class("lead")) { texts.introduction }
        }
        if exports.isEmpty {
          div(.class("sheet empty")) {
            p(.class("lead")) { texts.empty }
            p(.class("muted")) { texts.emptyHint }
          }
        } else {
          searchForm
          if let hits { results(hits) }
          RegisterSource(exports: exports, reader: reader).body
        }
      }
    }
  }

  private var texts: RegisterTexts { reader.texts.register }

  private var frame: PageFrame {
    PageFrame(
      siteName: siteName, reader: reader, place: .register(form),
      title: faults.isEmpty ? texts.title : "\(reader.texts.verify.errorPrefix) · \(texts.title)",
      description: texts.introduction, isIndexed: form.isBlank)
  }

  // MARK: The form

  private var searchForm: HTML {
    element(
      "form",
      [
        .class("form sheet padded"), .methodGet, .role("search"), .action(SiteAddress(.register(RegisterSearchForm()))),
      ],
      .sequence([
        language(reader),
        div(.class("search-line")) {
          field(.words, texts.words, hint: texts.wordsHint, [.maxLength("400"), .autocapitalizeOff])
          button(.class("button"), .type("submit")) { texts.submit }
        },
        element(
          "details", [.class("fold")] + (form.hasFilter ? [.open] : []),
          .sequence([
            summary { texts.criteria },
            div(.class("folded criteria-grid")) {
              select(.register, texts.register, [("", texts.both), ("rncp", "RNCP"), ("rs", "RS")])
              select(
                .level, texts.level,
                [("", texts.anyLevel)] + (1...8).map { (String($0), texts.levelNumber(String($0))) })
              field(.on, texts.on, hint: nil, [.inputMode("numeric"), .maxLength("10")], type: "date")
              field(.rome, texts.rome, hint: nil, [.maxLength("20"), .autocapitalizeOff])
              field(.nsf, texts.nsf, hint: nil, [.maxLength("20"), .autocapitalizeOff])
              field(.siret, texts.siret, hint: nil, [.maxLength("40"), .inputMode("numeric")])
              tick(.active, texts.activeOnly)
              tick(.blocks, texts.blocksOnly)
            },
          ])),
      ]))
  }

  private func fault(_ field: RegisterSearchForm.Field) -> FormFault? { faults.first { $0.field == field.rawValue } }

  private func field(
    _ field: RegisterSearchForm.Field, _ name: String, hint: String?, _ more: [Attribute], type: StaticString = "text"
  ) -> HTML {
    formField(
      field.rawValue, name, value: form[field], hint: hint, fault: fault(field)?.message(in: reader.language), more,
      type: type)
  }

  private func select(
    _ field: RegisterSearchForm.Field, _ name: String, _ options: [(value: String, name: String)]
  ) -> HTML {
    let id = "field-" + field.rawValue
    let told: [Attribute] = fault(field) == nil ? [] : [.ariaInvalid, .ariaDescribedBy(id + "-fault")]
    return div(.class("field")) {
      labelElement(.for(id)) { name }
      faultText(field)
      element(
        "select", [.id(id), .name(field.rawValue)] + told,
        .sequence(
          options.map { option in
            element(
              "option", [.value(option.value)] + (form[field].lowercased() == option.value ? [.selected] : []),
              .text(option.name))
          }))
    }
  }

  private func tick(_ field: RegisterSearchForm.Field, _ name: String) -> HTML {
    let id = "field-" + field.rawValue
    let ticked: [Attribute] = form[field] == "1" ? [.checked] : []
    return div(.class("tick")) {
      HTML.element(
        HTMLElement(
          "input", .type("checkbox"), [.id(id), .name(field.rawValue), .value("1")] + ticked, .nothing, isVoid: true))
      labelElement(.for(id)) { name }
      faultText(field)
    }
  }

  @HTMLBuilder private func faultText(_ field: RegisterSearchForm.Field) -> HTML {
    if let fault = fault(field) {
      p(.class("fault"), .id("field-" + field.rawValue + "-fault"), .role("alert")) {
        Sign.warning.picture
        span { fault.message(in: reader.language) }
      }
    }
  }

  // MARK: What was found

  private func results(_ hits: [RegisterHit]) -> HTML {
    let shown = hits.prefix(RegisterSearchForm.hitsOnPage)
    let first = (form.page - 1) * RegisterSearchForm.hitsOnPage + 1
    return section(.class("section"), .ariaLabelledBy("results")) {
      h2(.id("results")) {
        switch shown.count {
        case 0: texts.results
        case 1 where first == 1: texts.oneResult
        default: texts.resultsFrom(String(first), String(first + shown.count - 1))
        }
      }
      if shown.isEmpty {
        div(.class("sheet empty")) {
          p(.class("lead")) { texts.noResult }
          p(.class("muted")) { texts.noResultHint }
        }
      } else {
        ul(.class("sheet records")) {
          for hit in shown { record(hit) }
        }
        pager(hasMore: hits.count > shown.count && form.page < RegisterSearchForm.pages)
      }
    }
  }

  private func record(_ hit: RegisterHit) -> HTML {
    li(.class("record")) {
      p(.class("record-code")) { hit.code.text }
      div {
        h3 {
          a(.href(reader.address(.registerEntry(code: hit.code.text, RegisterEntryQuestion())))) {
            french(hit.title, reader)
          }
        }
        p(.class("muted small")) {
          if let abbreviation = hit.abbreviation {
            bdi { abbreviation }
            " · "
          }
          if let level = hit.level { texts.levelNumber(String(level)) + " · " }
          state(hit)
        }
      }
    }
  }

  private func state(_ hit: RegisterHit) -> String {
    guard let end = hit.end else {
      return switch hit.isActive {
      case true: texts.registeredNoEndShort
      case false: texts.inactive
      default: texts.stateNotTold
      }
    }
    let day = reader.texts.day(end)
    if end < today { return texts.ended(day) }
    return hit.isActive == false ? texts.inactive : texts.until(day)
  }

  @HTMLBuilder private func pager(hasMore: Bool) -> HTML {
    if form.page > 1 || hasMore {
      nav(.class("pager"), .ariaLabel(texts.pages)) {
        if form.page > 1 {
          a(.class("button button-quiet"), .href(reader.address(.register(form.onPage(form.page - 1))))) {
            texts.previous
          }
        }
        if hasMore {
          a(.class("button button-quiet"), .href(reader.address(.register(form.onPage(form.page + 1))))) { texts.next }
        }
      }
    }
  }
}
