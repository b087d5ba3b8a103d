import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildBundle } from '../../../api/designer-bundle/build-bundle.ts'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { type BrowserSite, startBrowserSite } from '../../support/browser.ts'

const at = '/parks/demo/processes/patrol'

function patrol(walk: string, name: string, more = ''): string {
  const shapes = ['start', walk, 'report', 'end'].map(
    (id, index) =>
      `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${index * 160}" y="100" width="100" height="80"/></bpmndi:BPMNShape>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
  targetNamespace="https://siji.dev/test" id="d">
<process id="patrol" name="巡查" isExecutable="true">
  <startEvent id="start"/><sequenceFlow id="a" sourceRef="start" targetRef="${walk}"/>
  <userTask id="${walk}" name="${name}"/><sequenceFlow id="b" sourceRef="${walk}" targetRef="report"/>
  <userTask id="report" name="报告"/><sequenceFlow id="c" sourceRef="report" targetRef="end"/><endEvent id="end"/>${more}
</process>
<bpmndi:BPMNDiagram id="picture"><bpmndi:BPMNPlane id="plane" bpmnElement="patrol">${shapes.join('')}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></definitions>`
}

/** How far, in pixels, the two ends of the arrow are from the steps that it connects. */
const missesOfArrow = `(() => {
  const path = document.querySelector('.move-line')
  const box = (side, id) => document.querySelector('[data-side=' + side + '] [data-element-id=' + id + '] .djs-visual > *').getBoundingClientRect()
  const own = document.querySelector('siji-moves').getBoundingClientRect()
  const [from, to] = [path.getPointAtLength(0), path.getPointAtLength(path.getTotalLength())]
  const [walk, stroll] = [box('before', 'walk'), box('after', 'stroll')]
  return Math.max(
    Math.abs(own.x + from.x - walk.x - walk.width / 2), Math.abs(own.y + from.y - walk.bottom),
    Math.abs(own.x + to.x - stroll.x - stroll.width / 2), Math.abs(own.y + to.y - stroll.top),
  )
})()`

describe('migration of running instances', () => {
  let site: BrowserSite
  const ids: string[] = []

  beforeAll(async () => {
    await buildBundle()
    site = await startBrowserSite()
    await deploy(patrol('walk', '巡查现场'), '试行')
    for (const businessKey of ['北区', '南区']) ids.push(await start(businessKey))
    await send(ids[1] ?? '', { type: 'completeTask', key: 2, variables: {} })
    await deploy(patrol('stroll', '步行巡查'), '改为步行')
  })
  afterAll(async () => await site.close())

  test('D8: tries out which instances can go to the new version, and takes those that are ticked', async () => {
    const page = await site.visit('manager', { javaScriptEnabled: false })
    await page.goto(at)
    await page.click('a:has-text("迁移在办实例")')
    const rows = (await page.locator('#foreseen tbody tr').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '))

    expect(await page.inputValue('#field-from')).toBe('1')
    expect(await page.inputValue('#field-to')).toBe('2')
    expect(rows[0]).toMatch(/北区 实例无法迁移：“巡查现场”（walk）在目标版本中没有对应的节点/)
    expect(rows[1]).toMatch(/南区.*可以迁移/)
    await expect.poll(() => page.locator('#foreseen input[type=checkbox]').count()).toBe(1)

    await page.click('button:has-text("迁移所选实例")')
    expect(await page.textContent('#reason-error')).toContain('请说明理由')
    await page.fill('#field-reason', '新版改为步行巡查')
    await page.click('button:has-text("迁移所选实例")')

    expect(await page.textContent('[role=status]')).toContain('已迁移 1 件')
    await expect.poll(() => page.locator('#foreseen tbody tr').count()).toBe(1)
  })

  test('D8: shows on both versions where each token goes, and marks what cannot go with its reason', async () => {
    const page = await site.visit('manager')
    await page.goto(`${at}/migration`)
    await page.waitForFunction(() => document.querySelectorAll('siji-diagram.is-drawn').length === 2)
    const marks = async (side: string) => await page.locator(`[data-side=${side}] .siji-mark`).allInnerTexts()

    expect(await page.textContent('.token-moves')).toMatch(
      /巡查现场（1 件）\s+“巡查现场”（walk）在目标版本中没有对应的节点/,
    )
    expect([await marks('before'), await marks('after')]).toEqual([['× 不能迁移'], []])
    await page.selectOption('select[name="step.walk"]', 'stroll')
    await page.click('button:has-text("试算")')
    await page.waitForFunction(() => document.querySelectorAll('siji-diagram.is-drawn').length === 2)
    await expect.poll(() => page.locator('.token-moves li').allInnerTexts()).toEqual(['巡查现场（1 件） → 步行巡查'])
    expect([await marks('before'), await marks('after')]).toEqual([['→ 可以迁移'], ['→ 可以迁移']])
    await page.locator('.token-moves a').click()
    expect(await page.locator('[data-side=after] .djs-element.siji-looked-at').getAttribute('data-element-id')).toBe(
      'stroll',
    )
  })

  test('D8: draws an arrow from each step with tokens to its own in the other version, also when one is zoomed', async () => {
    const page = await site.visit('manager')
    await page.goto(`${at}/migration?from=1&to=2&step.walk=stroll`)
    await page.locator('.move-goes').waitFor()
    // Each end of the arrow lies on the edge of its step, whatever of the diagrams is seen.
    const misses = async () => await page.evaluate(missesOfArrow)

    await expect.poll(() => page.locator('.move').allTextContents()).toEqual(['1 件'])
    expect(await misses()).toBeLessThan(2)
    const line = async () => await page.locator('.move-line').getAttribute('d')
    const before = await line()
    await page.locator('[data-side=after]').getByRole('button', { name: '放大' }).click()
    await expect.poll(line).not.toBe(before)
    expect(await misses()).toBeLessThan(2)
    await page.goto(`${at}/migration?from=1&to=2`)
    await page.locator('.move-blocked').waitFor()
    await expect.poll(() => page.locator('.move').allTextContents()).toEqual(['1 件不能迁移'])
    await page.goto('/parks/demo/batches/new?act=migrate&process=patrol&toVersion=2')
    await page.locator('.move-blocked').waitFor()
    expect(await page.textContent('.moves h2')).toBe('每件去哪里：第 1 版 → 第 2 版')
    expect(await accessibilityFaults(page)).toEqual([])
  })

  test('D8: goes on at the counterpart that the manager names, and the history says so', async () => {
    const page = await site.visit('manager', { javaScriptEnabled: false })
    await page.goto(`${at}/migration`)
    await page.selectOption('select[name="step.walk"]', 'stroll')
    await page.click('button:has-text("试算")')
    await page.fill('#field-reason', '步行巡查即原巡查现场')
    await page.click('button:has-text("迁移所选实例")')
    expect(await page.textContent('#foreseen')).toContain('第 1 版没有在办实例')

    await page.goto(`/parks/demo/instances/${ids[0]}/history`)
    const entry = (await page.textContent('tbody tr:last-child'))?.replace(/\s+/g, ' ')
    expect(entry).toContain('迁移到第 2 版')
    expect(entry).toContain('改按第 2 版办理')
    expect(entry).toContain('步行巡查即原巡查现场')
    // What was before is told by the names of its own version.
    expect(await page.textContent('tbody tr:first-child')).toContain('“巡查现场”成为待办')
    await page.goto(`/parks/demo/instances/${ids[0]}`)
    expect(await page.textContent('.steps')).toMatch(/步行巡查[\s\S]*正在办理/)
  })

  test('D8: is for managers alone, and says where two versions are the same', async () => {
    const overseer = await site.visit('overseer', { javaScriptEnabled: false })
    const manager = await site.visit('manager', { javaScriptEnabled: false })

    await overseer.goto(at)
    expect(await overseer.locator('a:has-text("迁移在办实例")').count()).toBe(0)
    expect((await overseer.goto(`${at}/migration`))?.status()).toBe(403)
    await manager.goto(`${at}/migration?from=2&to=2`)
    expect(await manager.textContent('[role=alert]')).toContain('请选择另一个版本')
  })

  test.each([1280, 390] as const)(
    'has nothing that axe finds, and does not scroll sideways, at %i px',
    async (width) => {
      const page = await site.visit('manager', { width })

      await start('西区')
      await page.goto(`${at}/migration?from=2&to=1`)

      expect(await page.textContent('#foreseen tbody')).toContain('西区')
      expect(await accessibilityFaults(page)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
    },
  )

  async function deploy(model: string, note: string): Promise<void> {
    const files = { 'process.bpmn': Buffer.from(model) }
    const outcome = await site.engine.deploy({ parkId: site.parkId, files, by: 'test', note })
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
  }

  async function start(businessKey: string): Promise<string> {
    const id = v7()
    const body = { type: 'startInstance', processId: 'patrol', definitionHash: null, startEvent: null } as const
    await send(id, { ...body, businessKey, variables: {} })
    return id
  }

  async function send(instanceId: string, body: Parameters<BrowserSite['engine']['send']>[0]['body']): Promise<void> {
    const actor = { type: 'system', name: 'test' } as const
    const answer = await site.engine.send({ id: v7(), parkId: site.parkId, instanceId, actor, body })
    if (!answer.accepted) throw new Error(answer.rejection.message)
  }
})
