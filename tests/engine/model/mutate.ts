/** Numbers that look drawn at random and are the same for the same seed. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

type Mutation = (xml: string, draw: (below: number) => number) => string

/** What may become of a model in transport, by hand or by malice. */
export const mutations: { readonly [name: string]: Mutation } = {
  'a reference dropped': (xml, draw) => replaceOne(xml, reference, draw, () => ''),
  'a reference to nothing': (xml, draw) =>
    replaceOne(xml, reference, draw, (found) => found.replace(/".*"/, '"nowhere"')),
  'two ids swapped': (xml, draw) => {
    const ids = matches(xml, / id="[^"]*"/g)
    const [first, second] = [ids[draw(ids.length)], ids[draw(ids.length)]]
    if (first === undefined || second === undefined || first.index >= second.index) return xml
    return splice(splice(xml, second, first[0]), first, second[0])
  },
  'an id twice': (xml, draw) => {
    const ids = matches(xml, / id="[^"]*"/g)
    return replaceOne(xml, / id="[^"]*"/g, draw, () => ids[draw(ids.length)]?.[0] ?? '')
  },
  'a flow led elsewhere': (xml, draw) => {
    const targets = matches(xml, /targetRef="[^"]*"/g)
    return replaceOne(xml, /targetRef="[^"]*"/g, draw, () => targets[draw(targets.length)]?.[0] ?? '')
  },
  'a way back': (xml, draw) =>
    replaceOne(xml, /<((?:\w+:)?)sequenceFlow [^>]*>/g, draw, (found) => {
      const [, prefix = ''] = /<((?:\w+:)?)sequenceFlow/.exec(found) ?? []
      const [, source] = /sourceRef="([^"]*)"/.exec(found) ?? []
      const [, target] = /targetRef="([^"]*)"/.exec(found) ?? []
      return `<${prefix}sequenceFlow id="back${draw(1_000)}" sourceRef="${target}" targetRef="${source}"/>${found}`
    }),
  'a part cut out': (xml, draw) => {
    const from = draw(xml.length)
    return xml.slice(0, from) + xml.slice(from + draw(200))
  },
  'the rest missing': (xml, draw) => xml.slice(0, draw(xml.length)),
  'a stray character': (xml, draw) => {
    const at = draw(xml.length)
    return xml.slice(0, at) + ('<>&"\u0000{='[draw(7)] ?? '<') + xml.slice(at)
  },
  'a huge attribute': (xml, draw) =>
    replaceOne(xml, / id="/g, draw, (found) => ` name="${'长'.repeat(100_000 + draw(900_000))}"${found}`),
  'deep nesting': (xml, draw) => {
    const depth = 10 + draw(3_000)
    const opened = Array.from({ length: depth }, (_, level) => `<subProcess id="deep${level}">`).join('')
    return xml.replace(/<\/((?:\w+:)?)process>/, (end, prefix: string) => {
      const nested = opened + '</subProcess>'.repeat(depth)
      return nested.replaceAll(/<(\/?)subProcess/g, `<$1${prefix}subProcess`) + end
    })
  },
  'a wrong namespace': (xml, draw) => replaceOne(xml, /"http[^"]*"/g, draw, (found) => found.replace(/\d|O|s/, 'x')),
  'an element of another type': (xml, draw) => {
    const types = matches(xml, /<(?:\w+:)?\w+(?= )/g)
    return replaceOne(xml, /<(?:\w+:)?\w+(?= )/g, draw, () => types[draw(types.length)]?.[0] ?? '')
  },
  'a line twice': (xml, draw) => {
    const lines = xml.split('\n')
    const at = draw(lines.length)
    return [...lines.slice(0, at), lines[at] ?? '', ...lines.slice(at)].join('\n')
  },
  'a line missing': (xml, draw) => {
    const lines = xml.split('\n')
    const at = draw(lines.length)
    return [...lines.slice(0, at), ...lines.slice(at + 1)].join('\n')
  },
  'another expression': (xml, draw) =>
    replaceOne(
      xml,
      />[^<>]*[=(][^<>]*</g,
      draw,
      () => `>${['1 +', '((((', 'for x in 1..9e9 return x', '{'.repeat(500)][draw(4)]}<`,
    ),
}

const reference = /(?:sourceRef|targetRef|attachedToRef|messageRef|errorRef|signalRef|default|bpmnElement)="[^"]*"/g

function matches(xml: string, pattern: RegExp): readonly RegExpExecArray[] {
  return [...xml.matchAll(pattern)]
}

function replaceOne(
  xml: string,
  pattern: RegExp,
  draw: (below: number) => number,
  by: (found: string) => string,
): string {
  const all = matches(xml, pattern)
  const one = all[draw(all.length)]
  return one === undefined ? xml : splice(xml, one, by(one[0]))
}

function splice(xml: string, found: RegExpExecArray, by: string): string {
  return xml.slice(0, found.index) + by + xml.slice(found.index + found[0].length)
}
