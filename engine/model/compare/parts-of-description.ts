import { factsOf } from './facts.ts'
import { type JsonObject, listIn, objectOf, textIn } from './json.ts'
import { type Both, both, type Part, type PartKind } from './part.ts'

const SUBJECT = both('流程说明', 'Description')

/** `process.json`: permits, materials and promises one by one, and what else it says. */
export function partsOfDescription(description: JsonObject): readonly Part[] {
  const promises = objectOf(description['promises'])
  const rest = {
    ...description,
    permits: null,
    materials: null,
    promises: { ...promises, items: null },
  }
  const permits = Object.entries(objectOf(description['permits'])).map(([letter, permit]) => {
    const found = objectOf(permit)
    return partOf('permit', letter, found, named('证照', 'Permit', found, letter))
  })
  const materials = listIn(description, 'materials').map((material) => {
    const code = textIn(material, 'code') ?? ''
    return partOf('material', code, material, named('材料', 'Material', material, code))
  })
  const items = listIn(promises, 'items').map((item) => {
    const code = `${textIn(item, 'material') ?? ''} ${textIn(item, 'permit') ?? ''}`
    return partOf('promise', code, item, both(`告知承诺 ${code}`, `Promise ${code}`))
  })
  return [partOf('description', 'process.json', rest, SUBJECT), ...permits, ...materials, ...items]
}

function partOf(kind: PartKind, id: string, found: JsonObject, subject: Both): Part {
  return { kind, id, element: null, subject, title: null, facts: factsOf(found) }
}

function named(zh: string, en: string, found: JsonObject, otherwise: string): Both {
  const name = found['name']
  const names = objectOf(name)
  const nameZh = textIn(names, 'zh') ?? (typeof name === 'string' ? name : otherwise)
  return both(`${zh}“${nameZh}”`, `${en} “${textIn(names, 'en') ?? nameZh}”`)
}
