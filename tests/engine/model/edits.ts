import type { DeploymentFiles } from '../../../engine/model/deployment.ts'

/** One thing that a manager may change, wherever a file has it, and how a comparison must name it. */
export interface Edit {
  readonly name: string
  readonly file: RegExp
  /** Every place where it can be made. */
  readonly places: RegExp
  readonly write: (found: RegExpMatchArray) => string
  readonly expect: (found: RegExpMatchArray, before: string, path: string) => Point
}

export type Point = readonly [change: string, part: string, id: string, property: string | null]

const model = /^process\.bpmn$/
const forms = /^forms\/.*\.json$/
const tables = /\.dmn$/

function inModel(
  name: string,
  places: RegExp,
  write: Edit['write'],
  expects: (found: RegExpMatchArray, element: string) => Point,
): Edit {
  return { name, file: model, places, write, expect: (found, before) => expects(found, elementAt(before)) }
}

const node = (element: string, property: string): Point => [
  'changed',
  partAt(element),
  `seven-permits/${element}`,
  property,
]

export const edits: readonly Edit[] = [
  inModel(
    'a name',
    /(<(?:userTask|scriptTask|serviceTask|subProcess|exclusiveGateway|endEvent) id="([^"]+)") name="[^"]+"/g,
    ([, head]) => `${head} name="另一个名称"`,
    ([, , id = '']) => node(id, 'name'),
  ),
  inModel(
    'a department',
    /<siji:assignment department="(?!=)[^"]+"/g,
    () => '<siji:assignment department="another"',
    (_, id) => node(id, 'department'),
  ),
  inModel(
    'a post',
    / post="[^"]+"/g,
    () => ' post="another"',
    (_, id) => node(id, 'post'),
  ),
  inModel(
    'days of a time limit',
    /(<siji:serviceLevel) days="(\d+)" clock="(\w+)"/g,
    ([, head, days, clock]) => `${head} days="${Number(days) + 1}" clock="${clock}"`,
    ([, , , clock], id) =>
      id === ''
        ? ['changed', 'process', 'seven-permits', `serviceLevels.${clock}.days`]
        : node(id, `serviceLevels.${clock}.days`),
  ),
  inModel(
    'whose time it is',
    /(<siji:serviceLevel days="\d+" clock="(\w+)") owner="authority"/g,
    ([, head]) => `${head} owner="thirdParty"`,
    ([, , clock], id) =>
      id === ''
        ? ['changed', 'process', 'seven-permits', `serviceLevels.${clock}.owner`]
        : node(id, `serviceLevels.${clock}.owner`),
  ),
  inModel(
    'a form',
    /<siji:form key="[^"]+"/g,
    () => '<siji:form key="another"',
    (_, id) => node(id, 'form'),
  ),
  inModel(
    'the label of an outcome',
    /(<siji:outcome value="(\w+)") label="[^"]+"/g,
    ([, head]) => `${head} label="另一个"`,
    ([, , value], id) => node(id, `outcomes.${value}.label`),
  ),
  inModel(
    'an outcome that goes',
    /<siji:outcome value="(\w+)" label="[^"]+" ?\/>/g,
    () => '',
    ([, value], id) => node(id, `outcomes.${value}`),
  ),
  inModel(
    'a milestone',
    /<siji:milestone name="[^"]+"/g,
    () => '<siji:milestone name="another"',
    (_, id) => node(id, 'milestone'),
  ),
  inModel(
    'a condition',
    /(<conditionExpression [^>]*>)[^<]+/g,
    ([, head]) => `${head}another = true`,
    (_, id) => ['changed', 'flow', `seven-permits/${id}`, 'condition'],
  ),
  inModel(
    'a script',
    /(<script>)[^<]+/g,
    ([, head]) => `${head}{ another: 1 }`,
    (_, id) => node(id, 'script'),
  ),
  inModel(
    'an input',
    /(<siji:input source=)"[^"]+" target="(\w+)"/g,
    ([, head, target]) => `${head}"=another" target="${target}"`,
    ([, , target], id) => node(id, `inputs.${target}.source`),
  ),
  inModel(
    'rounds',
    /<siji:rounds max="(\d+)"/g,
    ([, max]) => `<siji:rounds max="${Number(max) + 1}"`,
    (_, id) => ['changed', 'flow', `seven-permits/${id}`, 'rounds'],
  ),
  inModel(
    'an expression that names nobody',
    /department="=[^"]+"/g,
    () => 'department="=another"',
    (_, id) => node(id, 'department'),
  ),
  {
    name: 'a field that must be filled in',
    file: forms,
    places: /("key": "(\w+)",\s+"label": "[^"]*",\s+"validate": \{\s+"required": )(true|false)/g,
    write: ([, head, , required]) => `${head}${required !== 'true'}`,
    expect: ([, , key], _, path) => ['changed', 'field', `${formOf(path)}/${key}`, 'validate.required'],
  },
  {
    name: 'the label of a field',
    file: forms,
    places: /("key": "(\w+)",\s+"label": )"[^"]*"/g,
    write: ([, head]) => `${head}"另一个"`,
    expect: ([, , key], _, path) => ['changed', 'field', `${formOf(path)}/${key}`, 'label'],
  },
  {
    name: 'a cell of a rule',
    file: tables,
    places: /<outputEntry[^>]*><text>[^<]+/g,
    write: ([found]) => found.replace(/<text>.*/, '<text>"another"'),
    expect: (_, before) => {
      const decision = lastOf(before, /<decision id="([^"]+)"/g)
      const column = lastOf(before, /<output id="[^"]*" label="([^"]+)"/g)
      return ['changed', 'rule', `${decision}/${lastOf(before, /<rule id="([^"]+)"/g)}`, column]
    },
  },
  {
    name: 'days that a permit is promised in',
    file: /^process\.json$/,
    places: /"promisedDays": (\d+)(?=,)/g,
    write: ([, days]) => `"promisedDays": ${Number(days) + 1}`,
    expect: (_, before) => ['changed', 'permit', lastOf(before, /\n {4}"([A-Z])": \{/g), 'promisedDays'],
  },
]

/** One of these edits at a place drawn at random. */
export function drawEdit(folder: DeploymentFiles, edit: Edit, draw: (below: number) => number) {
  const places = Object.entries(folder).flatMap(([path, bytes]) => {
    const text = Buffer.from(bytes).toString()
    return edit.file.test(path) ? [...text.matchAll(edit.places)].map((found) => ({ path, text, found })) : []
  })
  const place = places[draw(places.length)]
  if (place === undefined) throw new Error(`Expected the folder to have a place for ${edit.name}.`)
  const { path, text, found } = place
  const before = text.slice(0, found.index)
  const written = edit.write(found)
  const files = { ...folder, [path]: Buffer.from(before + written + text.slice(before.length + found[0].length)) }
  return { files, expected: edit.expect(found, before, path), what: `${path}: ${found[0]} → ${written}` }
}

/** The element of the model that is open at the end of this text; empty where that is the process. */
function elementAt(before: string): string {
  const opened = [
    ...before.matchAll(/<(?:\w+Task|subProcess|callActivity|\w+Event|sequenceFlow|process|\w+Gateway) id="([^"]+)"/g),
  ]
  const id = opened.at(-1)?.[1] ?? ''
  return id === 'seven-permits' ? '' : id
}

function partAt(element: string): string {
  return element.startsWith('f_') ? 'flow' : 'node'
}

function lastOf(before: string, pattern: RegExp): string {
  return [...before.matchAll(pattern)].at(-1)?.[1] ?? ''
}

function formOf(path: string): string {
  return path.replace(/^forms\/(.*)\.json$/, '$1')
}
