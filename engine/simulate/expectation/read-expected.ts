import type { JsonValue } from '../../expressions/expression.ts'
import {
  asBoolean,
  asCount,
  asCounts,
  asObject,
  asTexts,
  isObject,
  mapEntries,
  refuseOthers,
  UnreadableError,
} from '../reading.ts'
import type { Expected, ExpectedInstances } from './expected.ts'

type Readers = {
  readonly [Key in keyof Required<Expected>]: (value: JsonValue, what: string) => Required<Expected>[Key]
}

const readers: Readers = {
  ended: asBoolean,
  allEnded: asBoolean,
  waiting: asCounts,
  completedActivities: asTexts,
  order: asTexts,
  counts: asCounts,
  cancelled: asTexts,
  neverReached: asTexts,
  variables: asObject,
  variablesAt: (value, what) => mapEntries(asObject(value, what), (each, id) => asObject(each, `${what}.${id}`)),
  instances: readInstances,
  clocks: (value, what) => mapEntries(asObject(value, what), (each, id) => asObject(each, `${what}.${id}`)),
}

/** Reads what a check or an expectation says; a key that nobody knows is refused. */
export function readExpected(value: JsonValue | undefined, what: string): Expected {
  const object = asObject(value, what)
  refuseOthers(object, [...Object.keys(readers), 'note'], what)
  return Object.fromEntries(
    Object.entries(readers).flatMap(([key, read]) => {
      const given = object[key]
      return given === undefined ? [] : [[key, read(given, `${what}.${key}`)]]
    }),
  )
}

function readInstances(value: JsonValue, what: string): ExpectedInstances {
  if (Array.isArray(value)) {
    return { by: 'order', states: value.map((state: JsonValue, place) => readExpected(state, `${what}[${place}]`)) }
  }
  const object = asObject(value, what)
  const values = Object.values(object)
  if (values.every((each) => typeof each === 'number')) {
    return { by: 'process', running: mapEntries(object, (count, id) => asCount(count, `${what}.${id}`)) }
  }
  if (!values.every(isObject)) throw new UnreadableError(`Expected ${what} to hold only counts or only states.`)
  return { by: 'name', states: mapEntries(object, (state, name) => readExpected(state, `${what}.${name}`)) }
}
