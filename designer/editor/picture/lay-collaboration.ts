import { childOf, childrenOf, idOf, type ModdleElement } from '../../../engine/model/moddle.ts'
import { HEADER } from './lanes.ts'
import { layProcess } from './lay-process.ts'
import { ITEM_GAP, sizeOf } from './measure.ts'
import { addPlaces, noPlaces, type Places } from './places.ts'
import { type Line, nameOf, readItem, readLine } from './read-scope.ts'
import { type Call, type Pool, routeMessages } from './route-messages.ts'

const BLACK_BOX = 60

/** Pools below each other, all of one width, with the message flows between them. */
export function layCollaboration(collaboration: ModdleElement, lines: Line[]): Places {
  const participants = childrenOf(collaboration, 'participants').filter((each) => idOf(each) !== null)
  const owners = new Map<string, number>()
  participants.forEach((participant, index) => {
    for (const id of idsIn(participant)) owners.set(id, index)
    for (const id of idsIn(childOf(participant, 'processRef'))) if (!owners.has(id)) owners.set(id, index)
  })
  const calls = childrenOf(collaboration, 'messageFlows').flatMap((flow): Call[] => {
    const [line] = readLine(flow)
    const [from, to] = [owners.get(line?.from ?? ''), owners.get(line?.to ?? '')]
    if (line === undefined) return []
    if (from !== undefined && to !== undefined && from !== to)
      return [{ ...line, name: nameOf(flow), fromPool: from, toPool: to }]
    lines.push(line)
    return []
  })
  const pools = participants.map((participant, index): Pool => {
    const id = idOf(participant) ?? ''
    const process = childOf(participant, 'processRef')
    const isDrawn =
      process !== null && participants.findIndex((each) => childOf(each, 'processRef') === process) === index
    if (!isDrawn) return { id, laid: null, width: 300, height: BLACK_BOX }
    const exits = calls.flatMap((call) => {
      const at = call.fromPool === index ? call.from : call.toPool === index ? call.to : null
      const other = call.fromPool === index ? call.toPool : call.fromPool
      return at === null || at === id
        ? []
        : [{ id: call.id, at, side: other > index ? ('bottom' as const) : ('top' as const) }]
    })
    const laid = layProcess(process, exits, lines, HEADER)
    return { id, laid, width: laid.width, height: laid.height }
  })
  const all = noPlaces()
  const width = Math.max(300, ...pools.map((pool) => pool.width))
  const end = routeMessages(pools, calls, width, all)
  for (const { id, laid } of pools) {
    const bounds = all.bounds.get(id)
    if (laid === null || bounds === undefined) continue
    laid.fill(width)
    addPlaces(all, laid, bounds)
  }
  let x = 0
  for (const item of childrenOf(collaboration, 'artifacts').flatMap(readItem)) {
    const { width, height, room } = sizeOf(item)
    all.bounds.set(item.id, { x, y: end + ITEM_GAP, width, height })
    x += room
  }
  lines.push(
    ...childrenOf(collaboration, 'artifacts')
      .filter(({ $type }) => $type === 'bpmn:Association')
      .flatMap(readLine),
  )
  return all
}

function idsIn(element: ModdleElement | null): readonly string[] {
  if (element === null) return []
  const id = idOf(element)
  return [...(id === null ? [] : [id]), ...childrenOf(element, 'flowElements').flatMap(idsIn)]
}
