import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readProcessFolder } from '../../api/processes/read-process-folder.ts'
import { parseDeployment } from '../../engine/model/parse-deployment.ts'
import { SCENARIO_START } from '../../engine/simulate/scenario/scenario.ts'
import { playScript } from '../../engine/simulate/script/play-script.ts'
import { readScript } from '../../engine/simulate/script/read-script.ts'
import { resultsOf } from '../../engine/simulate/world/result.ts'
import { defaultSettings, openWorld } from '../../engine/simulate/world/world.ts'
import { verifyProcess } from '../../engine/verify/verify-process.ts'

describe.each(['deferral-follow-up', 'promise-follow-up'])('%s', (key) => {
  const folder = join(import.meta.dirname, '../../processes', key)
  const scenarios = readdirSync(join(folder, 'scenarios'))

  const definitionOf = async () => {
    const result = await parseDeployment(readProcessFolder(folder))
    if (!result.ok) throw new Error(JSON.stringify(result.problems))
    expect(result.deployment.problems).toEqual([])
    const [definition] = result.deployment.processes
    if (definition === undefined) throw new Error(`Expected a process in ${key}, but found none.`)
    return definition
  }

  test('can be deployed without a warning, and has no fault on any way', async () => {
    const verification = verifyProcess(await definitionOf(), { limit: 5_000, others: [] })

    expect(verification).toMatchObject({ faults: [] })
  })

  test.each(scenarios)('goes as told: %s', async (name) => {
    const script = readScript(readFileSync(join(folder, 'scenarios', name), 'utf8'))
    if (!script.ok) throw new Error(`Line ${script.line}: ${script.message}`)

    const world = openWorld([await definitionOf()], SCENARIO_START, { ...defaultSettings, throughJson: true })
    const played = playScript(world, script.steps)

    expect(played.failure).toBeNull()
    expect(resultsOf(played.world)).toMatchObject([{ incidents: [] }])
  })

  test('reaches every end in some scenario', async () => {
    const text = scenarios.map((name) => readFileSync(join(folder, 'scenarios', name), 'utf8')).join('')
    const ends = [...(await definitionOf()).nodes.values()].filter(({ type }) => type === 'endEvent')

    expect(ends.filter(({ id }) => !text.includes(`"${id}"`))).toEqual([])
  })
})
