// One function for each element that the pages use, so that a wrong name does not compile.

/// Any element: for what is put together from values.
func element(_ name: StaticString, _ attributes: [Attribute], _ content: HTML) -> HTML {
  .element(HTMLElement(name, attributes.first, Array(attributes.dropFirst()), content))
}

func headSection(@HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("head", nil, [], content()))
}
func headSection(_ attribute: Attribute, @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("head", attribute, [], content()))
}
func headSection(_ first: Attribute, _ others: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("head", first, others, content()))
}

func bodySection(@HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("body", nil, [], content()))
}
func bodySection(_ attribute: Attribute, @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("body", attribute, [], content()))
}
func bodySection(_ first: Attribute, _ others: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("body", first, others, content()))
}

func titleText(@HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("title", nil, [], content()))
}
func titleText(_ attribute: Attribute, @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("title", attribute, [], content()))
}
func titleText(_ first: Attribute, _ others: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("title", first, others, content()))
}

func header(@HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("header", nil, [], content()))
}
func header(_ attribute: Attribute, @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("header", attribute, [], content()))
}
func header(_ first: Attribute, _ others: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("header", first, others, content()))
}

func nav(@HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("nav", nil, [], content()))
}
func nav(_ attribute: Attribute, @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("nav", attribute, [], content()))
}
func nav(_ first: Attribute, _ others: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("nav", first, others, content()))
}

func mainRegion(@HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("main", nil, [], content()))
}
func mainRegion(_ attribute: Attribute, @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("main", attribute, [], content()))
}
func mainRegion(_ first: Attribute, _ others: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("main", first, others, content()))
}

func footer(@HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("footer", nil, [], content()))
}
func footer(_ attribute: Attribute, @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("footer", attribute, [], content()))
}
func footer(_ first: Attribute, _ others: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("footer", first, others, content()))
}

func section(@HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("section", nil, [], content()))
}
func section(_ attribute: Attribute, @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("section", attribute, [], content()))
}
func section(_ first: Attribute, _ others: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("section", first, others, content()))
}

func article(@HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("article", nil, [], content()))
}
func article(_ attribute: Attribute, @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("article", attribute, [], content()))
}
func article(_ first: Attribute, _ others: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("article", first, others, content()))
}

func aside(@HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("aside", nil, [], content()))
}
func aside(_ attribute: Attribute, @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("aside", attribute, [], content()))
}
func aside(_ first: Attribute, _ others: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("aside", first, others, content()))
}

func div(@HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("div", nil, [], content()))
}
func div(_ attribute: Attribute, @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("div", attribute, [], content()))
}
func div(_ first: Attribute, _ others: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("div", first, others, content()))
}

func p(@HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("p", nil, [], content()))
}
func p(_ attribute: Attribute, @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("p", attribute, [], content()))
}
func p(_ first: Attribute, _ others: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("p", first, others, content()))
}

func h1(@HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("h1", nil, [], content()))
}
func h1(_ attribute: Attribute, @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("h1", attribute, [], content()))
}
func h1(_ first: Attribute, _ others: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("h1", first, others, content()))
}

func h2(@HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("h2", nil, [], content()))
}
func h2(_ attribute: Attribute, @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("h2", attribute, [], content()))
}
func h2(_ first: Attribute, _ others: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("h2", first, others, content()))
}

func h3(@HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("h3", nil, [], content()))
}
func h3(_ attribute: Attribute, @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("h3", attribute, [], content()))
}
func h3(_ first: Attribute, _ others: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("h3", first, others, content()))
}

func ul(@HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("ul", nil, [], content()))
}
func ul(_ attribute: Attribute, @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("ul", attribute, [], content()))
}
func ul(_ first: Attribute, _ others: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("ul", first, others, content()))
}

func ol(@HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("ol", nil, [], content()))
}
func ol(_ attribute: Attribute, @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("ol", attribute, [], content()))
}
func ol(_ first: Attribute, _ others: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("ol", first, others, content()))
}

func li(@HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("li", nil, [], content()))
}
func li(_ attribute: Attribute, @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("li", attribute, [], content()))
}
func li(_ first: Attribute, _ others: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("li", first, others, content()))
}

func dl(@HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("dl", nil, [], content()))
}
func dl(_ attribute: Attribute, @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("dl", attribute, [], content()))
}
func dl(_ first: Attribute, _ others: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("dl", first, others, content()))
}

func dt(@HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("dt", nil, [], content()))
}
func dt(_ attribute: Attribute, @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("dt", attribute, [], content()))
}
func dt(_ first: Attribute, _ others: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("dt", first, others, content()))
}

func dd(@HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("dd", nil, [], content()))
}
func dd(_ attribute: Attribute, @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("dd", attribute, [], content()))
}
func dd(_ first: Attribute, _ others: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("dd", first, others, content()))
}

func a(@HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("a", nil, [], content()))
}
func a(_ attribute: Attribute, @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("a", attribute, [], content()))
}
func a(_ first: Attribute, _ others: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("a", first, others, content()))
}

func span(@HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("span", nil, [], content()))
}
func span(_ attribute: Attribute, @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("span", attribute, [], content()))
}
func span(_ first: Attribute, _ others: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("span", first, others, content()))
}

func code(@HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("code", nil, [], content()))
}
func code(_ attribute: Attribute, @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("code", attribute, [], content()))
}
func code(_ first: Attribute, _ others: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("code", first, others, content()))
}

func timeElement(@HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("time", nil, [], content()))
}
func timeElement(_ attribute: Attribute, @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("time", attribute, [], content()))
}
func timeElement(_ first: Attribute, _ others: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("time", first, others, content()))
}

func bdi(@HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("bdi", nil, [], content()))
}
func bdi(_ attribute: Attribute, @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("bdi", attribute, [], content()))
}
func bdi(_ first: Attribute, _ others: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("bdi", first, others, content()))
}

func details(@HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("details", nil, [], content()))
}
func details(_ attribute: Attribute, @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("details", attribute, [], content()))
}
func details(_ first: Attribute, _ others: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("details", first, others, content()))
}

func summary(@HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("summary", nil, [], content()))
}
func summary(_ attribute: Attribute, @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("summary", attribute, [], content()))
}
func summary(_ first: Attribute, _ others: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("summary", first, others, content()))
}

func form(@HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("form", nil, [], content()))
}
func form(_ attribute: Attribute, @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("form", attribute, [], content()))
}
func form(_ first: Attribute, _ others: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("form", first, others, content()))
}

func labelElement(@HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("label", nil, [], content()))
}
func labelElement(_ attribute: Attribute, @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("label", attribute, [], content()))
}
func labelElement(_ first: Attribute, _ others: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("label", first, others, content()))
}

func textarea(@HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("textarea", nil, [], content()))
}
func textarea(_ attribute: Attribute, @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("textarea", attribute, [], content()))
}
func textarea(_ first: Attribute, _ others: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("textarea", first, others, content()))
}

func button(@HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("button", nil, [], content()))
}
func button(_ attribute: Attribute, @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("button", attribute, [], content()))
}
func button(_ first: Attribute, _ others: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("button", first, others, content()))
}

func svg(@HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("svg", nil, [], content()))
}
func svg(_ attribute: Attribute, @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("svg", attribute, [], content()))
}
func svg(_ first: Attribute, _ others: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element(HTMLElement("svg", first, others, content()))
}

func svgPath(_ first: Attribute, _ others: Attribute...) -> HTML {
  .element(HTMLElement("path", first, others, .nothing))
}

func svgRect(_ first: Attribute, _ others: Attribute...) -> HTML {
  .element(HTMLElement("rect", first, others, .nothing))
}

func meta(_ first: Attribute, _ others: Attribute...) -> HTML {
  .element(HTMLElement("meta", first, others, .nothing, isVoid: true))
}

func linkElement(_ first: Attribute, _ others: Attribute...) -> HTML {
  .element(HTMLElement("link", first, others, .nothing, isVoid: true))
}

func input(_ first: Attribute, _ others: Attribute...) -> HTML {
  .element(HTMLElement("input", first, others, .nothing, isVoid: true))
}
