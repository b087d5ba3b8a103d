import { BpmnModdle } from 'bpmn-moddle'

/** `1` and `0` are booleans too (XML Schema Part 2 §3.2.2), which moddle's typed reader takes for false. */
export function plainBooleans(xml: string): string {
  if (!/=\s*["'][01]["']/.test(xml)) return xml
  const names = new BpmnModdle()
    .getPackages()
    .flatMap(({ types }) => types.flatMap(({ properties = [] }) => properties))
    .filter(({ type, isAttr }) => type === 'Boolean' && isAttr === true)
    .map(({ name }) => name.replace(/^.*:/, ''))
  const attribute = new RegExp(`(\\s(?:${[...new Set(names)].join('|')})\\s*=\\s*)(["'])([01])\\2`, 'g')
  return xml.replaceAll(/<[A-Za-z_][^>]*>/g, (tag) =>
    tag.replace(attribute, (_, before, quote, digit) => `${before}${quote}${digit === '1'}${quote}`),
  )
}
