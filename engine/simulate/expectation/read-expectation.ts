import type { JsonValue } from '../../expressions/expression.ts'
import {
  asBoolean,
  asObject,
  asText,
  asTexts,
  type JsonObject,
  mapEntries,
  parseJson,
  refuseOthers,
  UnreadableError,
} from '../reading.ts'
import { readStep } from '../script/read-step.ts'
import type { Expectation, ExpectedRun } from './expectation.ts'
import { readExpected } from './read-expected.ts'

const runKeys = ['auto', 'waits', 'handlers', 'script', 'expect', 'note', 'juel']
const fileKeys = [...runKeys, 'model', 'deployWith', 'source', 'licence', 'covers', 'loose', 'optional', 'more']

/** Reads an expectation file; throws `UnreadableError` where it is none. */
export function readExpectation(text: string): Expectation {
  const file = asObject(parseJson(text, 'an expectation'), 'an expectation')
  refuseOthers(file, fileKeys, 'an expectation')
  const more = file['more'] === undefined ? [] : asList(file['more'], 'more')
  return {
    model: asText(file['model'], 'model'),
    deployWith: file['deployWith'] === undefined ? [] : asList(file['deployWith'], 'deployWith').map(readFileName),
    loose: flag(file, 'loose'),
    optional: flag(file, 'optional'),
    runs: [readRun(file, {}, 'first'), ...more.map((run, place) => readFurtherRun(file, run, `run ${place + 2}`))],
  }
}

function readFurtherRun(file: JsonObject, value: JsonValue, name: string): ExpectedRun {
  const run = asObject(value, name)
  refuseOthers(run, [...runKeys, 'name'], name)
  return readRun(run, file, run['name'] === undefined ? name : asText(run['name'], 'name'))
}

/** What a further run does not say about its host is as in the first. */
function readRun(run: JsonObject, file: JsonObject, name: string): ExpectedRun {
  const host = (key: string) => run[key] ?? file[key]
  const auto = host('auto')
  if (auto !== undefined && auto !== 'all') throw new UnreadableError(`Expected auto to be all in ${name}.`)
  return {
    name,
    auto: auto === 'all',
    waits: host('waits') === undefined ? [] : asTexts(host('waits'), 'waits'),
    handlers: mapEntries(asObject(host('handlers') ?? {}, 'handlers'), (handler, id) => asObject(handler, id)),
    script: asList(run['script'], `script of ${name}`).map(readStep),
    expect: readExpected(run['expect'], 'expect'),
  }
}

function readFileName(value: JsonValue): string {
  return typeof value === 'string' ? value : asText(asObject(value, 'deployWith')['file'], 'file')
}

function flag(file: JsonObject, name: string): boolean {
  return file[name] === undefined ? false : asBoolean(file[name], name)
}

function asList(value: JsonValue | undefined, what: string): readonly JsonValue[] {
  if (Array.isArray(value)) return value
  throw new UnreadableError(`Expected ${what} to be a list.`)
}
