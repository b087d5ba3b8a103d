import { normalised, type XmlTree, xmlTree } from '../../../engine/model/xml-tree.ts'

/**
 * What stood in a file and does not stand in another: every element with its place, attributes and text. What was added
 * does not count, for a picture may be; numbers count by value; both ends of a flow may stand at its steps too.
 */
export function lostBetween(before: string, after: string): readonly string[] {
  const left = linesOf(after)
  const take = (lines: readonly Line[], fits: (line: Line, other: Line) => boolean): readonly Line[] =>
    lines.filter((line) => {
      const at = left.findIndex((other) => fits(line, other))
      if (at >= 0) left.splice(at, 1)
      return at < 0
    })
  const unlike = take(linesOf(before.replaceAll(/(\w) ="/g, '$1="')), ([line], [other]) => line === other)
  // Part of a picture may say more than it did, and what had no id has one so that it can be drawn.
  return take(
    unlike,
    (line, other) =>
      line[0].split(' ')[0] === other[0].split(' ')[0] &&
      (line[1] ? holds(other[2], line[2]) : isSameButForId(line[2], other[2])),
  ).map(([line]) => line)
}

type Line = readonly [line: string, isInPicture: boolean, tree: XmlTree]

function linesOf(xml: string): Line[] {
  return linesIn(normalised(xmlTree(xml)), '', false)
}

function linesIn(tree: XmlTree, path: string, isInside: boolean): Line[] {
  const name = tree.name.replace(/^\{.*\}/, '')
  if (name === 'incoming' || name === 'outgoing') return []
  const isInPicture = isInside || name === 'BPMNDiagram'
  // Parts of a picture may stand on another plane.
  const here = isInPicture && /BPMN(Shape|Edge|Plane|Diagram)$/.test(name) ? name : `${path}/${name}`
  const own = { ...tree, attributes: plain(name, tree.attributes), children: [] }
  const line = `${here} ${JSON.stringify(own.attributes)} ${tree.text}`
  return [[line, isInPicture, own], ...tree.children.flatMap((child) => linesIn(child, here, isInPicture))]
}

function isSameButForId(before: XmlTree, { attributes, text }: XmlTree): boolean {
  if ('id' in before.attributes || before.text !== text) return false
  const { id: _id, ...others } = attributes
  return JSON.stringify(sorted(before.attributes)) === JSON.stringify(sorted(others))
}

function sorted(attributes: XmlTree['attributes']): readonly (readonly [string, string])[] {
  return Object.entries(attributes).sort(([one], [other]) => (one < other ? -1 : 1))
}

/** Whether one says all that the other says, and perhaps more. */
function holds(more: XmlTree, less: XmlTree): boolean {
  // A plane that leads nowhere is led to the process that it shows.
  const isPlane = less.name.endsWith('}BPMNPlane')
  return Object.entries(less.attributes).every(
    ([name, value]) => more.attributes[name] === value || (isPlane && name === 'bpmnElement'),
  )
}

function plain(element: string, attributes: XmlTree['attributes']): XmlTree['attributes'] {
  const kept = Object.entries(attributes).filter(
    // The type of a waypoint repeats the schema; one file writes an attribute twice, with and without prefix.
    ([name]) => !(element === 'waypoint' && name.endsWith('}type')) && !name.endsWith('}constraintsType'),
  )
  return Object.fromEntries(kept.map(([name, value]) => [name, /^-?\d+(\.\d+)?$/.test(value) ? `${+value}` : value]))
}
