import { type Point, roomForName } from './places.ts'
import type { Exit, Item, Step } from './scope.ts'

/** A step's own size, and how much room it takes around its middle. */
export interface Measure {
  readonly width: number
  readonly height: number
  /** Of its cell. */
  readonly room: number
  readonly up: number
  readonly down: number
  /** From its left edge: the middles of attached events. */
  readonly attached: ReadonlyMap<string, number>
  /** From the left edge of its cell. */
  readonly items: ReadonlyMap<string, number>
  /** From its left edge: where message flows leave it above or below. */
  readonly exits: ReadonlyMap<string, number>
  readonly nameSide: 'above' | 'below' | 'within'
}

export const EVENT = 36
export const ITEM_GAP = 16
/** As wide as the names beside events and gateways may be. */
export const NAME = 96
const GATEWAY = 50
const ACTIVITY = { width: 120, height: 80 }
const SLOT = 20
/** An attached event lies with half of it below its host. */
const HANGING = EVENT / 2

/** What a sub-process holds: its size, and where message flows leave it. */
interface Inside {
  readonly width: number
  readonly height: number
  readonly exits: ReadonlyMap<string, readonly Point[]>
}

export function measure(step: Step, inside: Inside | null, exits: readonly Exit[]): Measure {
  const below = step.attached.map(({ id, name }) => ({ id, width: EVENT + 8 + roomForName(name, NAME).width }))
  const above = step.items.map((item) => ({ id: item.id, width: sizeOf(item).room }))
  const own = exits.filter(({ at }) => at === step.id)
  const ways = (side: Exit['side']) => own.filter((exit) => exit.side === side).map(({ id }) => ({ id, width: SLOT }))
  // Beside what comes from inside.
  const begin = (side: Exit['side']) =>
    Math.max(0, ...exits.filter((exit) => exit.side === side).map(({ id }) => inside?.exits.get(id)?.at(-1)?.x ?? 0))
  const top = inRow([...above, ...ways('top')], begin('top'))
  const bottom = inRow([...below, ...ways('bottom')], begin('bottom'))
  const slots = Math.max(top.width, bottom.width) + SLOT
  const isActivity = step.shape === 'activity'
  const width = isActivity ? Math.max(inside?.width ?? ACTIVITY.width, slots) : step.shape === 'event' ? EVENT : GATEWAY
  const height = isActivity ? (inside?.height ?? ACTIVITY.height) : width
  const nameSide = isActivity ? 'within' : ways('bottom').length > 0 && ways('top').length === 0 ? 'above' : 'below'
  const name = nameSide === 'within' ? { width: 0, height: 0 } : roomForName(step.name, NAME)
  const hanging = Math.max(0, ...step.attached.map(({ name }) => HANGING + roomForName(name, NAME).height))
  const standing = Math.max(0, ...step.items.map((item) => sizeOf(item).height + sizeOf(item).name + ITEM_GAP))
  const nameAbove = nameSide === 'above' ? name.height : 0
  // Beside the way out above, not under it.
  const isSplit = !isActivity && ways('top').length > 0
  const items = above.reduce((sum, each) => sum + each.width, 0)
  const room = isActivity ? width : Math.max(width, name.width, isSplit ? 2 * (items + SLOT) : items)
  // The first stands half a slot from the left.
  const shift = isActivity ? 0 : isSplit ? room / 2 : (room - items) / 2 - SLOT / 2
  return {
    width,
    height,
    room,
    up: height / 2 + standing + nameAbove + (nameAbove > 0 ? 6 : 0),
    down: height / 2 + Math.max(hanging, nameSide === 'below' ? name.height + 6 : 0),
    attached: new Map(below.map(({ id }) => [id, (bottom.starts.get(id) ?? 0) + EVENT / 2 + 4])),
    items: new Map(above.map(({ id }) => [id, shift + (top.starts.get(id) ?? 0)])),
    exits: new Map(
      own.map(({ id }) => [id, isActivity ? (top.starts.get(id) ?? bottom.starts.get(id) ?? 0) + SLOT / 2 : width / 2]),
    ),
    nameSide,
  }
}

/** Of data and notes; data have their name below them. */
export function sizeOf({ shape, name }: Item) {
  if (shape === 'note') {
    const { width, height } = roomForName(name, 130)
    const size = { width: Math.max(100, width + 20), height: Math.max(30, height + 14) }
    return { ...size, name: 0, room: size.width + 14 }
  }
  const below = roomForName(name, NAME)
  return { width: 36, height: 50, name: below.height, room: Math.max(50, below.width) + 14 }
}

function inRow(parts: readonly { readonly id: string; readonly width: number }[], begin: number) {
  const starts = new Map<string, number>()
  let at = begin + SLOT / 2
  for (const { id, width } of parts) {
    starts.set(id, at)
    at += width
  }
  return { starts, width: at }
}
