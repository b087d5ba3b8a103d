import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from '../../engine/index.ts'
import { StartError } from '../database/start-error.ts'
import { readProcessFolder } from '../processes/read-process-folder.ts'

/** Deploys what lies in `processes/` to a park that has no process yet; later versions are the manager's. */
export async function deployDemoProcesses(engine: Engine, parkId: string, folder: string): Promise<void> {
  if ((await engine.listDefinitions(parkId)).length > 0) return
  for (const entry of readdirSync(folder, { withFileTypes: true }).filter((each) => each.isDirectory())) {
    const files = readProcessFolder(join(folder, entry.name))
    const outcome = await engine.deploy({ parkId, files, by: 'demo-data', note: '演示数据 · demo data' })
    if (outcome.ok) continue
    const [problem] = outcome.problems.filter(({ severity }) => severity === 'error')
    throw new StartError(
      'demo-process-refused',
      `The process in ${entry.name} cannot be deployed: ${problem?.message ?? 'unknown problem'}`,
      `流程 ${entry.name} 无法部署：${problem?.messageZh ?? '未知问题'}`,
    )
  }
}
