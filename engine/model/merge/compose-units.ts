import type { Documents } from './compare-units.ts'
import type { Picked } from './pick-units.ts'
import { ROOT, type UnitPlace } from './split-units.ts'
import { localName, type XmlElement } from './xml-tree.ts'

type Node = XmlElement | string | UnitPlace

/** The tree of the picked units: each among those that it stood among, new ones after whom they stood after. */
export function composeUnits(picked: ReadonlyMap<string, Picked>, documents: Documents): XmlElement | null {
  const compose = (key: string): XmlElement | null => {
    const chosen = picked.get(key)
    if (chosen === undefined) return null
    const { name, attributes } = chosen.unit
    const children = [...listsOf(key, picked, documents), ...placed(key, chosen, picked, documents)]
    const inner = children.flatMap((child): readonly (XmlElement | string)[] => {
      if (typeof child === 'string' || !('unit' in child)) return [child]
      const unit = compose(child.unit)
      return unit === null ? [] : [unit]
    })
    return { name, attributes, children: inOrder(inner) }
  }
  return compose(ROOT)
}

/** Own content and units inside, the other side's put in. */
function placed(
  key: string,
  { from, unit }: Picked,
  picked: ReadonlyMap<string, Picked>,
  documents: Documents,
): readonly Node[] {
  const isHere = (child: Node) => isUnit(child) === null || picked.get(isUnit(child) ?? '')?.unit.parent === key
  const children = unit.children.filter(isHere)
  const has = new Set(children.map(isUnit))
  const other = documents[from === 'mine' ? 'theirs' : 'mine'].get(key)
  let after: string | null = null
  for (const child of other?.children ?? []) {
    const inner = isUnit(child)
    if (inner === null || !isHere(child)) continue
    if (!has.has(inner)) {
      children.splice(positionAfter(children, after), 0, child)
      has.add(inner)
    }
    after = inner
  }
  return children
}

function positionAfter(children: readonly Node[], after: string | null): number {
  const found = after === null ? -1 : children.findIndex((child) => isUnit(child) === after)
  if (found >= 0) return found + 1
  const first = children.findIndex((child) => isUnit(child) !== null)
  return first < 0 ? children.length : first
}

function isUnit(node: Node): string | null {
  return typeof node !== 'string' && 'unit' in node ? node.unit : null
}

/** Ends of flows and steps of lanes: what one side took out goes, what either put in comes. */
function listsOf(key: string, picked: ReadonlyMap<string, Picked>, documents: Documents): readonly XmlElement[] {
  const [base, mine, theirs] = [documents.base.get(key), documents.mine.get(key), documents.theirs.get(key)]
  const names = new Set([...(mine?.lists.keys() ?? []), ...(theirs?.lists.keys() ?? [])])
  return [...names].flatMap((name) => {
    const [was, my, their] = [base, mine, theirs].map((unit) => unit?.lists.get(name) ?? [])
    const all = [...new Set([...(my ?? []), ...(their ?? [])])]
    // Where one side has the element no longer, it says nothing of its list.
    const isIn = (side: typeof mine, list: typeof my, entry: string) =>
      side === undefined || list?.includes(entry) === true || was?.includes(entry) !== true
    const kept = all.filter((entry) => isIn(mine, my, entry) && isIn(theirs, their, entry))
    const known = (entry: string) => documents.mine.has(entry) || documents.theirs.has(entry)
    const there = kept.filter((entry) => (picked.has(entry) ? isEnd(picked, name, key, entry) : !known(entry)))
    return there.map((entry) => ({ name, attributes: new Map(), children: [entry] }))
  })
}

/** A flow that one side has led elsewhere comes in and goes out where it says itself. */
function isEnd(picked: ReadonlyMap<string, Picked>, list: string, key: string, flow: string): boolean {
  const end = { incoming: 'targetRef', outgoing: 'sourceRef' }[localName(list)]
  const said = end === undefined ? undefined : picked.get(flow)?.unit.attributes.get(end)
  return said === undefined || said === key
}

const FIRST = ['documentation', 'extensionElements', 'auditing', 'monitoring', 'categoryValueRef']
const NEXT = ['incoming', 'outgoing']

/** The order of the schema: documentation and extensions, then both ends of flows, then the rest. */
function inOrder(children: readonly (XmlElement | string)[]): readonly (XmlElement | string)[] {
  const rank = (child: XmlElement | string): number => {
    if (typeof child === 'string') return 3
    const local = localName(child.name)
    if (FIRST.includes(local)) return 0
    return NEXT.includes(local) ? 1 + NEXT.indexOf(local) : 3
  }
  return children
    .map((child) => [rank(child), child] as const)
    .sort(([one], [other]) => one - other)
    .map(([, child]) => child)
}
