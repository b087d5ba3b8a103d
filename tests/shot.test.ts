import { mkdirSync } from "node:fs"
import { startBrowserSite } from '/work/cards/tests/support/browser.ts'
import { tell, park, mustSucceed } from '/work/cards/tests/support/story.ts'
import { watchClocks } from '/work/cards/api/oversight/watching/watch-clocks.ts'
import { test } from 'vitest'
test('shots', async () => {
const site = await startBrowserSite()
const setTime = async (now: string) => mustSucceed(await (await site.as('manager')).put('/api/v1/virtual-time', { now, speed: 0 }))
await setTime('2024-04-25T08:52:00+08:00')
const story = await tell(site)
await story.provideEverything(); await story.submit()
await story.answer('window', 'checkCompleteness', { outcome: 'complete' })
await story.reaches('inReview')
await setTime('2024-04-28T09:00:00+08:00')
await watchClocks(site.app)
const overseer = await site.as('overseer')
const asked = { applicationId: story.id, party: 'contractor', ground: 'absence', whatHappened: '约定 4 月 24 日联合勘验，施工单位未到场，也没有请假。', evidence: '勘验签到表' }
const one = mustSucceed(await overseer.post(`${park}/cards`, asked))
mustSucceed(await (await site.as('owner')).post(`${park}/cards/${one.id}/statement`, { words: '当日塔吊检修。' }))
const heard = mustSucceed(await overseer.post(`${park}/cards`, {...asked, party: 'designer', ground: 'falseReport'}))
mustSucceed(await (await site.as('owner')).post(`${park}/cards/${heard.id}/statement`, { words: '报告由分包出具，已更换。' }))
mustSucceed(await overseer.post(`${park}/cards/${one.id}/giving`, { words: '理由不成立，未按程序请假。' }))
const two = mustSucceed(await overseer.post(`${park}/cards`, {...asked, party: 'surveyor'}))
const list = (await overseer.get(`${park}/oversight-notices`)).list
const n = list.find(({department}) => department as unknown === 'urban-management')!
const dir = '/tmp/w4/cards-shots'

mkdirSync(dir, { recursive: true })
const shots: [string, string, string][] = [
  ['overseer','oversight','list'],['overseer','oversight/new','new'],['reviewer-urban-management',`oversight/${n.id}`,'notice-dept'],
  ['reviewer-urban-management','inbox/mine','inbox'],
  ['overseer',`oversight/${n.id}/sheet`,'notice-sheet'],['overseer','cards','cards'],['overseer','cards/new','card-new'],
  ['overseer',`cards/${one.id}`,'card-given'],['overseer',`cards/${heard.id}`,'card-heard'],['owner',`cards/${two.id}`,'card-owner'],['owner','cards','cards-owner'],['owner',`cards/${one.id}`,'card-owner-given'],
  ['overseer',`cards/${one.id}/sheet`,'card-sheet'],['owner',`cards/${two.id}/sheet`,'card-sheet-proposed'],['overseer','overview','overview'],
  ['owner',`applications/${story.id}`,'tracking'],['window',`window/${story.id}`,'window'],
]
const only = process.env['ONLY']?.split(',')
for (const width of [1280, 390] as const) {
  for (const [who, path, name] of shots) {
    if (only && !only.includes(name)) continue
    const page = await site.visit(who, { width, javaScriptEnabled: false })
    const r = await page.goto(`/parks/demo/${path}`)
    if (r?.status() !== 200) console.log(name, r?.status(), await page.textContent('main'))
    await page.screenshot({ path: `${dir}/${name}-${width}.png`, fullPage: true })
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (over > 0) console.log(name, width, 'overflows', over)
    await page.context().close()
  }
}
await site.close()

}, 600000)
