import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { DeploymentFiles } from '../../engine/index.ts'
import { isDeploymentPath } from './deployment-paths.ts'

/** The files of `processes/<key>/` that make a deployment; README and pictures stay behind. */
export function readProcessFolder(folder: string): DeploymentFiles {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const paths = names.map((name) => name.split(sep).join('/')).filter(isDeploymentPath)
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(join(folder, path))]))
}
