import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Parser } from 'saxen'
import type { JsonValue, Variables } from '../../../engine/expressions/expression.ts'

/** The DMN Technology Compatibility Kit beside the checkout; absent in a clean clone. */
const folder = fileURLToPath(new URL('../../../../shared/conformance/dmn', import.meta.url))

export const kitIsThere = existsSync(folder)

export interface KitCase {
  readonly model: string
  readonly xml: string
  readonly id: string
  readonly inputs: Variables
  readonly decision: string
  readonly expected: JsonValue
  readonly isError: boolean
}

export function readKit(level: 2 | 3): readonly KitCase[] {
  const root = join(folder, `compliance-level-${level}`)
  return readdirSync(root).flatMap((model) => {
    const files = readdirSync(join(root, model))
    const xml = readFileSync(join(root, model, files.find((file) => file.endsWith('.dmn')) ?? ''), 'utf8')
    return files
      .filter((file) => file.endsWith('.xml'))
      .flatMap((file) => readCases(model, xml, readFileSync(join(root, model, file), 'utf8')))
  })
}

interface Element {
  readonly name: string
  readonly attributes: { readonly [name: string]: string }
  readonly children: Element[]
  text: string
}

function readCases(model: string, xml: string, source: string): readonly KitCase[] {
  return descendants(readXml(source), 'testCase').flatMap((testCase) => {
    const inputs = testCase.children.filter(({ name }) => name === 'inputNode')
    return testCase.children
      .filter(({ name }) => name === 'resultNode')
      .map((result) => ({
        model,
        xml,
        id: testCase.attributes['id'] ?? '',
        inputs: Object.fromEntries(inputs.map((input) => [input.attributes['name'] ?? '', readValue(input)])),
        decision: result.attributes['name'] ?? '',
        expected: readValue(result.children.find(({ name }) => name === 'expected')),
        isError: result.attributes['errorResult'] === 'true',
      }))
  })
}

function readValue(holder: Element | undefined): JsonValue {
  const list = holder?.children.find(({ name }) => name === 'list')
  if (list !== undefined) {
    return list.attributes['xsi:nil'] === 'true'
      ? null
      : list.children.filter(({ name }) => name === 'item').map(readValue)
  }
  const components = holder?.children.filter(({ name }) => name === 'component') ?? []
  if (components.length > 0)
    return Object.fromEntries(components.map((one) => [one.attributes['name'] ?? '', readValue(one)]))
  const value = holder?.children.find(({ name }) => name === 'value')
  if (value === undefined || value.attributes['xsi:nil'] === 'true') return null
  switch (value.attributes['xsi:type']?.replace(/^xsd?:/, '')) {
    case 'decimal':
    case 'double':
    case 'integer':
    case 'float':
      return Number(value.text)
    case 'boolean':
      return value.text.trim() === 'true'
    default:
      return value.text
  }
}

function descendants(element: Element, name: string): readonly Element[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...descendants(child, name)])
}

function readXml(source: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' }
  const path = [root]
  const parser = new Parser()
  parser.on('openTag', (name, readAttributes) => {
    const attributes = Object.fromEntries(
      Object.entries(readAttributes() || {}).map(([key, value]) => [key, decoded(value)]),
    )
    const element: Element = { name: name.replace(/^.*:/, ''), attributes, children: [], text: '' }
    path.at(-1)?.children.push(element)
    path.push(element)
  })
  const append = (text: string): void => {
    const element = path.at(-1)
    if (element !== undefined) element.text += text
  }
  parser.on('text', (text) => append(decoded(text)))
  parser.on('cdata', append)
  parser.on('closeTag', () => {
    path.pop()
  })
  parser.parse(source)
  return root
}

const ENTITIES: { readonly [name: string]: string } = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function decoded(text: string): string {
  return text.replace(/&(#x?)?(\w+);/g, (_, numeric: string | undefined, name: string) =>
    numeric === undefined
      ? (ENTITIES[name] ?? '')
      : String.fromCodePoint(Number.parseInt(name, numeric === '#x' ? 16 : 10)),
  )
}
