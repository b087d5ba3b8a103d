import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

/** What a room may import of our rooms (by path prefix) and of libraries; the longest matching room rules. */
interface Wall {
  readonly room: string
  readonly rooms: readonly string[]
  readonly libraries: readonly string[]
}

const pureModel = ['engine/model', 'engine/calendar', 'engine/expressions', 'engine/decisions']
const modelLibraries = [
  'bpmn-moddle',
  'saxen',
  'feelin',
  'lezer-feel',
  '@lezer/common',
  'dmn-moddle',
  're2js',
  'temporal-polyfill',
]

const walls: readonly Wall[] = [
  ...pureModel.map((room) => ({ room, rooms: pureModel, libraries: modelLibraries })),
  { room: 'engine/lifecycles', rooms: ['engine/lifecycles'], libraries: ['xstate'] },
  { room: 'engine/core', rooms: [...pureModel, 'engine/lifecycles', 'engine/core'], libraries: [] },
  {
    room: 'engine/simulate',
    rooms: [...pureModel, 'engine/lifecycles', 'engine/core', 'engine/simulate'],
    libraries: [],
  },
  {
    room: 'engine/verify',
    rooms: [...pureModel, 'engine/lifecycles', 'engine/core', 'engine/verify'],
    libraries: [],
  },
  {
    room: 'engine/store',
    rooms: ['engine/model', 'engine/expressions', 'engine/core', 'engine/store'],
    libraries: ['drizzle-orm', 'postgres', 'node:'],
  },
  {
    room: 'engine/runtime',
    rooms: [...pureModel, 'engine/lifecycles', 'engine/core', 'engine/store', 'engine/runtime'],
    libraries: ['pino', 'postgres', 'node:'],
  },
  { room: 'engine/index.ts', rooms: ['engine/'], libraries: [] },
  {
    room: 'templates',
    rooms: ['templates'],
    libraries: [
      'handlebars',
      'pdf-lib',
      '@pdf-lib/fontkit',
      'subset-font',
      'qrcode-generator',
      'esbuild',
      'htmx.org',
      'node:',
    ],
  },
  { room: 'designer/styles-allowed', rooms: [], libraries: ['vite', 'node:', 'domify'] },
  {
    room: 'designer',
    // The processes that come with the product are data.
    rooms: [
      ...[...pureModel, 'engine/lifecycles', 'engine/core', 'engine/simulate', 'engine/verify', 'designer'],
      'processes/',
    ],
    libraries: [
      'bpmn-js',
      'bpmn-js-create-append-anything',
      'bpmn-js-color-picker',
      'bpmn-js-i18n',
      'bpmn-js-native-copy-paste',
      'diagram-js',
      'diagram-js-grid',
      'diagram-js-minimap',
      'dmn-js',
      'fflate',
      'preact',
    ],
  },
  { room: 'designer/vite.config.ts', rooms: ['designer/styles-allowed'], libraries: ['vite', 'node:'] },
]

const apiLibraries = { drizzle: ['drizzle-orm'], xstate: ['xstate'] }

interface Import {
  readonly file: string
  readonly target: string
}

describe('the walls between the rooms', () => {
  const imports = sourceFiles(['engine', 'api', 'templates', 'designer']).flatMap(importsOf)

  test('lets a room import only what stands in its list', () => {
    const breaches = imports.filter((each) => !isAllowed(each))

    expect(breaches.map(({ file, target }) => `${file} imports ${target}`)).toEqual([])
  })

  test('lets no element of the core know of another one', () => {
    const isElement = (path: string) => /^engine\/core\/elements\/(?!index)/.test(path)

    const breaches = imports.filter(({ file, target }) => isElement(file) && isElement(target))

    expect(breaches).toEqual([])
  })

  test('keeps every file of the engine at 250 lines', () => {
    const long = sourceFiles(['engine']).filter((file) => readFileSync(file, 'utf8').split('\n').length > 251)

    expect(long).toEqual([])
  })

  test('keeps the core, the model and the calendar free of clocks, chance and input', () => {
    const pure = sourceFiles([
      'engine/core',
      'engine/model',
      'engine/calendar',
      'engine/decisions',
      'engine/lifecycles',
      'engine/verify',
    ])

    const impure = pure.filter((file) =>
      /\bDate\.now\(|new Date\(\)|Math\.random\(|\bconsole\.|\bprocess\.(env|argv)|\bsetTimeout\(/.test(
        readFileSync(file, 'utf8'),
      ),
    )

    expect(impure).toEqual([])
  })

  test('notices a wall that is broken', () => {
    const planted = [
      { file: 'engine/core/handle.ts', target: 'postgres' },
      { file: 'engine/core/handle.ts', target: 'engine/store/tables.ts' },
      { file: 'engine/model/parse.ts', target: 'engine/core/handle.ts' },
      { file: 'engine/verify/verify-process.ts', target: 'engine/simulate/script/play-script.ts' },
      { file: 'api/app.ts', target: 'engine/core/handle.ts' },
      { file: 'api/tasks/routes.ts', target: 'drizzle-orm' },
      { file: 'templates/permits/seal.ts', target: 'api/app.ts' },
      { file: 'designer/diagram/diagram.ts', target: 'engine/store/tables.ts' },
      { file: 'designer/diagram/diagram.ts', target: 'vite' },
      { file: 'api/app.ts', target: 'designer/diagram/diagram.ts' },
    ]

    expect(planted.filter(isAllowed)).toEqual([])
  })
})

function isAllowed({ file, target }: Import): boolean {
  if (file.startsWith('api/')) return isAllowedInApi(file, target)

  const wall = walls.find(({ room }) => file === room) ?? walls.find(({ room }) => file.startsWith(`${room}/`))
  if (wall === undefined) return !/^(engine|designer)\//.test(file)

  const ours = /^(engine|api|templates|designer|processes|tests)\//.test(target)
  return ours
    ? wall.rooms.some((room) => target.startsWith(room))
    : wall.libraries.some(
        (library) =>
          target === library ||
          target.startsWith(`${library}/`) ||
          (library.endsWith(':') && target.startsWith(library)),
      )
}

function isAllowedInApi(file: string, target: string): boolean {
  if (target.startsWith('engine/')) return target === 'engine/index.ts'
  if (/^(tests|designer)\//.test(target)) return false
  if (target.split('/')[0] === apiLibraries.drizzle[0])
    return /\/(tables|queries)\.ts$|^api\/(database\/|plugins\/(database|bytes-column)\.ts)/.test(file)
  if (target === apiLibraries.xstate[0]) return file.endsWith('/lifecycle.ts')
  return true
}

function sourceFiles(rooms: readonly string[]): readonly string[] {
  return rooms.flatMap((room) => {
    try {
      return readdirSync(room, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/.test(name) && !name.includes('node_modules'))
        .map((name) => join(room, name))
    } catch {
      return []
    }
  })
}

function importsOf(file: string): readonly Import[] {
  const source = readFileSync(file, 'utf8')
  const pattern =
    /^(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm

  return [...source.matchAll(pattern)].flatMap((match) => {
    const specifier = match[1] ?? match[2] ?? match[3]
    if (specifier === undefined) return []
    const target = specifier.startsWith('.') ? relative('.', resolve(dirname(file), specifier)) : specifier
    return [{ file, target }]
  })
}
