import type { Deployment, DeploymentFiles } from '../deployment.ts'
import { scenarioTitle } from '../scenario-title.ts'
import { decodeXml } from '../xml/decode-xml.ts'
import { readObject } from './json.ts'
import { both, type Part } from './part.ts'
import { partsOfDecisions } from './parts-of-decisions.ts'
import { partsOfDescription } from './parts-of-description.ts'
import { partsOfForm } from './parts-of-form.ts'
import { partsOfProcess } from './parts-of-process.ts'
import { placesIn } from './places.ts'
import type { Names } from './words/fact-words.ts'

/** A version as a list of what it is made of. */
export interface Described {
  readonly parts: readonly Part[]
  /** Id of a step or flow → its name in this version. */
  readonly names: Names
  /** Where what is drawn. */
  readonly places: ReadonlyMap<string, string>
  /** The diagrams as they stand, to tell whether anything differs that is no part. */
  readonly diagrams: string
}

/** Everything that the files of a deployment say, the diagram as it was parsed, the other files one by one. */
export async function describeDeployment(files: DeploymentFiles, deployment: Deployment): Promise<Described> {
  const { processes, executable } = deployment
  const ofProcesses = processes.flatMap((process) => partsOfProcess(process, executable.includes(process.id)))
  const paths = Object.keys(files).sort()
  const diagrams = paths.filter((path) => path.endsWith('.bpmn')).map((path) => textOf(files[path]))
  const others = paths.filter((path) => !path.endsWith('.bpmn'))
  const ofFiles = await Promise.all(others.map((path) => partsOfFile(path, textOf(files[path]))))
  return {
    parts: [...ofProcesses, ...ofFiles.flat()],
    names: new Map(processes.flatMap(({ nodes, flows }) => [...namesOfNodes(nodes), ...namesOfFlows(flows)])),
    places: new Map(diagrams.flatMap((xml) => [...placesIn(xml)])),
    diagrams: diagrams.join('\n'),
  }
}

async function partsOfFile(path: string, text: string): Promise<readonly Part[]> {
  const form = /^forms\/(.+)\.json$/.exec(path)?.[1]
  const object = path.endsWith('.json') ? readObject(text) : null
  if (object !== null && form !== undefined) return partsOfForm(form, object)
  if (object !== null && path === 'process.json') return partsOfDescription(object)
  const decisions = path.endsWith('.dmn') ? await partsOfDecisions(text) : null
  return decisions ?? [partOfText(path, text)]
}

/** A scenario, or what cannot be read any closer. */
function partOfText(path: string, text: string): Part {
  const scenario = /^scenarios\/(.+)\.jsonl$/.exec(path)?.[1]
  const name = scenarioTitle(text) ?? scenario
  const subject =
    scenario === undefined ? both(`文件 ${path}`, `File ${path}`) : both(`场景“${name}”`, `Scenario “${name}”`)
  const kind = scenario === undefined ? 'file' : 'scenario'
  return { kind, id: path, element: null, subject, title: null, facts: new Map([['text', text]]) }
}

type Definition = Deployment['processes'][number]

function namesOfNodes(nodes: Definition['nodes']): readonly (readonly [string, string])[] {
  return [...nodes.values()].flatMap(({ id, name }) => (name === null || name === '' ? [] : [[id, name] as const]))
}

/** A flow without a name goes by where it leads. */
function namesOfFlows(flows: Definition['flows']): readonly (readonly [string, string])[] {
  return [...flows.values()].map(({ id, name, target }) => [id, name ?? `→ ${target.name ?? target.id}`] as const)
}

function textOf(bytes: Uint8Array | undefined): string {
  const decoded = decodeXml(bytes ?? new Uint8Array())
  return decoded.ok ? decoded.xml : new TextDecoder().decode(bytes)
}
