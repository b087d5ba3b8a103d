/** A decision table that collects the outputs of all rules that match (DMN 1.5 §8.2.10, hit policy C). */
export interface CollectingDecision {
  readonly id: string
  readonly name: string
  readonly output: { readonly name: string; readonly label: string }
  readonly inputs: readonly { readonly id: string; readonly label: string; readonly expression: string }[]
  readonly rules: readonly {
    readonly id: string
    readonly description: string
    /** Test by the id of its input; any other input is not looked at. */
    readonly tests: Readonly<Record<string, string>>
    readonly output: string
  }[]
}

/** As DMN; every text is FEEL, outputs are strings. */
export function writeDecision({ id, name, output, inputs, rules }: CollectingDecision): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="${id}-definitions" name="${escaped(name)}" namespace="https://siji.dev/decisions/${id}">
  <decision id="${id}" name="${escaped(name)}">
    <decisionTable id="${id}-table" hitPolicy="COLLECT">
${inputs.map(inputOf).join('\n')}
      <output id="output-${output.name}" label="${escaped(output.label)}" name="${output.name}" typeRef="string" />
${rules.map((rule) => ruleOf(rule, inputs)).join('\n')}
    </decisionTable>
  </decision>
</definitions>
`
}

function inputOf({ id, label, expression }: CollectingDecision['inputs'][number]): string {
  return `      <input id="input-${id}" label="${escaped(label)}">
        <inputExpression id="input-${id}-expression"><text>${escaped(expression)}</text></inputExpression>
      </input>`
}

function ruleOf(
  { id, description, tests, output }: CollectingDecision['rules'][number],
  inputs: CollectingDecision['inputs'],
): string {
  const cells = inputs.map(
    (input) =>
      `        <inputEntry id="${id}-${input.id}"><text>${escaped(tests[input.id] ?? '-')}</text></inputEntry>`,
  )
  return `      <rule id="${id}">
        <description>${escaped(description)}</description>
${cells.join('\n')}
        <outputEntry id="${id}-output"><text>"${escaped(output)}"</text></outputEntry>
      </rule>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
