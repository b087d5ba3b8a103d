import { demoPhoto } from '../../demo-data/demo-photo.ts'
import { type Actors, PARK } from '../actors.ts'

/** Who surveys which item of the example. */
export const surveyors: readonly (readonly [item: string, department: string])[] = [
  ['P', 'natural-resources'],
  ['L', 'natural-resources'],
  ['S', 'housing-construction'],
  ['C', 'civil-air-defence'],
  ['A', 'urban-archives'],
  ['Q', 'quality-safety-station'],
  ['G', 'urban-management'],
]

/** What does not conform: of which item, what is wrong, how it is mended. */
export const faults: { readonly [code: string]: { readonly note: string; readonly howToFix: string } } = {
  'fire-facilities': {
    note: '3 号厂房二层东侧防火卷帘不能联动下降',
    howToFix: '检修控制线路，联动试验合格后拍视频',
  },
  'archives-complete': { note: '缺电梯、桩基两卷检测报告原件', howToFix: '补齐两卷并移交，拍视频说明' },
}

export function surveyorOf(item: string): string {
  return surveyors.find(([letter]) => letter === item)?.[1] ?? ''
}

/** One department goes through its items on the site, with photos where they belong, and two officials sign. */
export async function surveyItem(actors: Actors, item: string, shade: number): Promise<void> {
  const account = `reviewer-${surveyorOf(item)}`
  const [surveyor, colleague] = [await actors.as(account), await actors.as(`${account}-deputy`)]
  const task = await actors.task(account, `survey${item}`)
  await surveyor.post(`${task}/claim`)
  const { items } = await surveyor.get(`${task}/survey`)
  for (const { code, needsPhoto } of Object.values(items ?? {})) {
    const fault = faults[String(code)]
    const address = `${task}/survey/items/${String(code)}`
    const said = fault === undefined ? { result: 'conforms' } : { result: 'doesNotConform', ...fault }
    await surveyor.put(address, { ...said, version: 0 })
    if (String(needsPhoto) === 'true') await surveyor.upload(`${address}/photos`, demoPhoto(shade), 'site.png')
  }
  const [me, other] = [await surveyor.get('/api/v1/me'), await colleague.get('/api/v1/me')]
  await surveyor.post(`${task}/survey/signature`, {
    officials: [me.id, other.id],
    name: me.name,
    drawing: 'M10 60L40 10L60 90L100 40L160 80L220 30',
    attendedBy: '演示联系人',
  })
}

/** The lead proposes two times, the enterprise and the departments answer, the lead confirms the first. */
export async function arrangeSurvey(
  actors: Actors,
  application: string,
  times: readonly { readonly startsAt: string; readonly endsAt: string }[],
): Promise<void> {
  const account = 'reviewer-housing-construction'
  const lead = await actors.as(account)
  await lead.post(`${await actors.task(account, 'arrangeSurvey')}/claim`)
  const appointment = `${PARK}/applications/${application}/survey-appointment`
  const place = { address: '演示大道与试验路交汇处东南角', contact: '演示联系人', phone: '13800000000' }
  const proposed = await lead.put(`${appointment}/proposal`, { ...place, times })
  const first = Object.values(proposed.times ?? {})[0]?.id
  const answers = { answers: [{ time: first, suits: true }] }
  for (const each of ['owner', 'reviewer-natural-resources', 'reviewer-quality-safety-station']) {
    await (await actors.as(each)).post(`${appointment}/answers`, answers)
  }
  await lead.post(`${appointment}/confirmation`, { time: first })
}
