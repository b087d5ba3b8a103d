/** The version of DMN that dmn-js reads and writes; those beside it say the same of what it knows. Places are as in 1.2. */
const OWN = 'https://www.omg.org/spec/DMN/20191111/'
const OTHERS = /https?:\/\/www\.omg\.org\/spec\/DMN\/(?:20180521|20211108|20230324)\/(?=(?:MODEL|DMNDI)\/)/g

/** Expressions that came after 1.3: dmn-js would drop them. */
const NEWER = ['conditional', 'filter', 'for', 'some', 'every']

export interface ForEditing {
  readonly xml: string
  /** Writes it again in the version in which it came. */
  readonly back: (xml: string) => string
}

/** A file as dmn-js reads it; `null` where it would lose something. */
export function forEditing(xml: string): ForEditing | null {
  if (NEWER.some((name) => new RegExp(`<(?:[\\w-]+:)?${name}[\\s>]`).test(xml))) return null
  const version = xml.match(OTHERS)?.[0]
  return {
    xml: xml.replaceAll(OTHERS, OWN),
    back: (written) => (version === undefined ? written : written.replaceAll(OWN, version)),
  }
}

/** A decision table of one input and one output, with a rule to fill in. */
export function newDecision(id: string, name: string): string {
  const title = name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="${OWN}MODEL/" xmlns:dmndi="${OWN}DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" id="${id}-definitions" name="${title}" namespace="https://siji.dev/decisions">
  <decision id="${id}" name="${title}">
    <decisionTable id="${id}-table" hitPolicy="UNIQUE">
      <input id="${id}-input" label="输入">
        <inputExpression id="${id}-input-expression" typeRef="string"><text></text></inputExpression>
      </input>
      <output id="${id}-output" label="结果" name="result" typeRef="string" />
      <rule id="${id}-rule">
        <inputEntry id="${id}-rule-in"><text></text></inputEntry>
        <outputEntry id="${id}-rule-out"><text></text></outputEntry>
      </rule>
    </decisionTable>
  </decision>
  <dmndi:DMNDI>
    <dmndi:DMNDiagram id="${id}-diagram">
      <dmndi:DMNShape id="${id}-shape" dmnElementRef="${id}"><dc:Bounds height="80" width="180" x="160" y="100" /></dmndi:DMNShape>
    </dmndi:DMNDiagram>
  </dmndi:DMNDI>
</definitions>
`
}
