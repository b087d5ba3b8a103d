import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exampleForm } from '../../../api/demo-data/example-form.ts'
import { checkForm } from '../../../api/forms/check-form.ts'
import { applicablePermits, requiredMaterials } from '../../../api/process-description/applicable-permits.ts'
import { readProcess } from '../../../api/process-description/read-process.ts'
import { readProcessFolder } from '../../../api/processes/read-process-folder.ts'

const files = readProcessFolder(join(import.meta.dirname, '../../../processes/seven-permits'))
const now = Date.parse('2024-04-25T08:52:00+08:00')
const zone = 'Asia/Shanghai'

async function process() {
  const read = await readProcess(files)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.process
}

async function asked(changes: object) {
  const described = await process()
  const { values } = checkForm(described.form, { ...exampleForm, ...changes }, { areaCodes: ['430302'], now, zone })
  const permits = applicablePermits(described, values, now, zone) ?? []
  return { permits, codes: requiredMaterials(described, permits, values, now, zone).map(({ code }) => code) }
}

describe('a described process', () => {
  test('lists its permits in the legal order of issue', async () => {
    const { permits } = await process()

    expect([...permits.keys()]).toEqual(['L', 'R', 'C', 'P', 'D', 'O', 'W', 'K'])
  })

  test('asks for the materials of the permits that apply, and for nothing else', async () => {
    const example = await asked({})
    const held = await asked({ permitsHeld: ['L', 'R', 'P'], occupiesGreen: false, civilBuildingArea: 0 })

    expect(example.permits).toEqual(['L', 'R', 'C', 'P', 'D', 'O', 'K'])
    expect(example.codes).toContain('civil-defence-drawings')
    expect(example.codes).not.toContain('traffic-plan')
    expect(example.codes).not.toContain('drainage-plan')
    expect(held.permits).toEqual(['D', 'K'])
    expect(held.codes).not.toContain('cadastral-survey')
  })

  test.each([
    ['no process.json', 'process.json', null, 'process.json'],
    ['broken JSON', 'process.json', '{', 'process.json'],
    ['broken form', 'forms/application.json', '{"id":"x"}', 'forms/application.json'],
  ])('is refused for %s, and told which file', async (_, path, text, file) => {
    const { [path]: _removed, ...rest } = files
    const changed = text === null ? rest : { ...rest, [path]: new TextEncoder().encode(text) }

    const read = await readProcess(changed)

    expect(read.ok ? [] : read.problems.map((problem) => problem.file)).toContain(file)
  })

  test('is refused where its description names what is not there', async () => {
    const text = new TextDecoder().decode(files['process.json'])
    const description = { ...JSON.parse(text), form: 'nowhere', applicability: 'nothing' }
    const changed = { ...files, 'process.json': new TextEncoder().encode(JSON.stringify(description)) }

    const read = await readProcess(changed)

    expect(read.ok ? [] : read.problems.map(({ place }) => place)).toEqual(['form', 'applicability'])
  })
})
