import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import type { DeploymentFiles } from '../../engine/index.ts'

/** The files that are deployed together, and those models among them in which the process is looked for. */
export interface CollectedFiles {
  readonly files: DeploymentFiles
  readonly models: readonly Uint8Array[]
}

export type Collected = ({ readonly ok: true } & CollectedFiles) | { readonly ok: false; readonly missing: string }

const deployed = /\.(bpmn|dmn|json)$/i

/**
 * A folder is a deployment as it stands. With a single model come the decisions and forms that lie beside it in
 * `decisions/` and `forms/`, as in the folder of a process.
 */
export function collectFiles(path: string, also: readonly string[]): Collected {
  const missing = [path, ...also].find((each) => !existsSync(each))
  if (missing !== undefined) return { ok: false, missing }
  const files: Record<string, Uint8Array> = statSync(path).isDirectory()
    ? readFolder(path, path)
    : {
        ...readFolder(dirname(path), join(dirname(path), 'decisions')),
        ...readFolder(dirname(path), join(dirname(path), 'forms')),
        [asModel(path)]: readFileSync(path),
      }
  const models = Object.keys(files).filter((name) => name.endsWith('.bpmn'))
  for (const each of also) files[freeName(files, asModel(each))] = readFileSync(each)
  return { ok: true, files, models: models.flatMap((name) => files[name] ?? []) }
}

function readFolder(root: string, folder: string): Record<string, Uint8Array> {
  if (!existsSync(folder)) return {}
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true })
  return Object.fromEntries(
    entries
      .filter((entry) => entry.isFile() && deployed.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(root, path).split(sep).join('/'), readFileSync(path)]),
  )
}

/** What is named on the command line is a model whatever it is called: `process.bpmn20.xml`. */
function asModel(path: string): string {
  const name = basename(path)
  return /\.(bpmn|dmn)$/.test(name) ? name : `${name}.bpmn`
}

function freeName(files: { readonly [path: string]: unknown }, name: string): string {
  if (!Object.hasOwn(files, name)) return name
  let count = 2
  while (Object.hasOwn(files, `${count}/${name}`)) count += 1
  return `${count}/${name}`
}
