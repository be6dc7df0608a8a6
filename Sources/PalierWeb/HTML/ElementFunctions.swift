// One function for each element that the pages use, so that a wrong name does not compile.

func headSection<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("head", attributes, content())
}

func bodySection<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("body", attributes, content())
}

func titleText<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("title", attributes, content())
}

func header<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("header", attributes, content())
}

func nav<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("nav", attributes, content())
}

func mainRegion<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("main", attributes, content())
}

func footer<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("footer", attributes, content())
}

func section<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("section", attributes, content())
}

func article<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("article", attributes, content())
}

func aside<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("aside", attributes, content())
}

func div<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("div", attributes, content())
}

func p<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("p", attributes, content())
}

func h1<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("h1", attributes, content())
}

func h2<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("h2", attributes, content())
}

func h3<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("h3", attributes, content())
}

func h4<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("h4", attributes, content())
}

func ul<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("ul", attributes, content())
}

func ol<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("ol", attributes, content())
}

func li<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("li", attributes, content())
}

func dl<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("dl", attributes, content())
}

func dt<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("dt", attributes, content())
}

func dd<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("dd", attributes, content())
}

func a<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("a", attributes, content())
}

func span<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("span", attributes, content())
}

func strong<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("strong", attributes, content())
}

func em<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("em", attributes, content())
}

func small<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("small", attributes, content())
}

func code<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("code", attributes, content())
}

func pre<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("pre", attributes, content())
}

func timeElement<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("time", attributes, content())
}

func bdi<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("bdi", attributes, content())
}

func details<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("details", attributes, content())
}

func summary<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("summary", attributes, content())
}

func form<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("form", attributes, content())
}

func labelElement<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("label", attributes, content())
}

func textarea<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("textarea", attributes, content())
}

func button<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("button", attributes, content())
}

func svg<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("svg", attributes, content())
}

func svgPath(_ attributes: Attribute...) -> HTMLElement<HTMLNothing> {
  HTMLElement("path", attributes, HTMLNothing())
}

func svgRect(_ attributes: Attribute...) -> HTMLElement<HTMLNothing> {
  HTMLElement("rect", attributes, HTMLNothing())
}

func svgGroup<Content: HTML>(
  _ attributes: Attribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("g", attributes, content())
}

func meta(_ attributes: Attribute...) -> HTMLVoidElement {
  HTMLVoidElement(name: "meta", attributes: attributes)
}

func linkElement(_ attributes: Attribute...) -> HTMLVoidElement {
  HTMLVoidElement(name: "link", attributes: attributes)
}

func input(_ attributes: Attribute...) -> HTMLVoidElement {
  HTMLVoidElement(name: "input", attributes: attributes)
}

func br(_ attributes: Attribute...) -> HTMLVoidElement {
  HTMLVoidElement(name: "br", attributes: attributes)
}

func hr(_ attributes: Attribute...) -> HTMLVoidElement {
  HTMLVoidElement(name: "hr", attributes: attributes)
}
