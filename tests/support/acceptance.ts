import { acceptanceForm } from '../../api/demo-data/acceptance-form.ts'
import { demoFilm } from '../../api/demo-data/demo-film.ts'
import type { FormValues } from '../../api/forms/form.ts'
import type { TestApp } from './app.ts'
import { proposal, signature, takePhoto } from './site-survey/tell-survey.ts'
import { mustSucceed, park, type Story, tell, upload } from './story.ts'

/** Who surveys which item of joint acceptance, of those that the example form asks for. */
export const surveyors: readonly (readonly [item: string, department: string])[] = [
  ['P', 'natural-resources'],
  ['L', 'natural-resources'],
  ['S', 'housing-construction'],
  ['C', 'civil-air-defence'],
  ['A', 'urban-archives'],
  ['Q', 'quality-safety-station'],
  ['G', 'urban-management'],
]

/** An application for joint acceptance that the window has accepted and whose survey has been arranged. */
export async function tellAcceptance(site: TestApp, changes: FormValues = {}): Promise<Story> {
  const story = await tell(site, { ...acceptanceForm, ...changes }, park, 'joint-acceptance')
  await story.provideEverything()
  await story.submit()
  await story.answer('window', 'checkCompleteness', { outcome: 'complete' })
  await story.reaches('inReview')
  await arrange(site, story)
  return story
}

/** The lead proposes one time and confirms it. */
async function arrange(site: TestApp, story: Story): Promise<void> {
  const account = 'reviewer-housing-construction'
  const lead = await site.as(account)
  mustSucceed(await lead.post(`${await story.task(account, 'arrangeSurvey')}/claim`))
  const appointment = `${story.url}/survey-appointment`
  const proposed = mustSucceed(await lead.put(`${appointment}/proposal`, proposal(site, [26])))
  mustSucceed(await lead.post(`${appointment}/confirmation`, { time: String(proposed.times?.[0]?.id) }))
}

/** One department's part of the survey, signed; what is named does not conform. */
export async function survey(site: TestApp, story: Story, item: string, fails: readonly string[] = []): Promise<void> {
  const account = `reviewer-${departmentOf(item)}`
  const surveyor = await site.as(account)
  const task = await story.task(account, `survey${item}`)
  mustSucceed(await surveyor.post(`${task}/claim`))
  const { items = {} } = mustSucceed(await surveyor.get(`${task}/survey`))
  for (const { code, needsPhoto } of Object.values(items)) {
    const address = `${task}/survey/items/${String(code)}`
    const said = fails.includes(String(code))
      ? { result: 'doesNotConform', note: '与竣工图不一致', howToFix: '按竣工图整改' }
      : { result: 'conforms' }
    mustSucceed(await surveyor.put(address, { ...said, version: 0 }))
    if (String(needsPhoto) === 'true') mustSucceed(await takePhoto(surveyor, address))
  }
  mustSucceed(await surveyor.post(`${task}/survey/signature`, await signature(site, account)))
}

export function departmentOf(item: string): string {
  return surveyors.find(([letter]) => letter === item)?.[1] ?? ''
}

/** Filing and certificate, prepared beside the acceptance. */
export async function prepareBundle(story: Story, certificate: object = { outcome: 'agree' }): Promise<void> {
  const filing = 'housing-construction'
  await story.answer(`reviewer-${filing}`, 'prepareFiling', { outcome: 'agree' }, `checker-${filing}`)
  const registry = 'real-estate-registry'
  await story.answer(`reviewer-${registry}`, 'prepareCertificate', certificate, `checker-${registry}`)
}

export async function review(story: Story, body: object = { outcome: 'agree' }): Promise<void> {
  const lead = 'housing-construction'
  await story.answer(`reviewer-${lead}`, 'jointReview', body, `checker-${lead}`)
}

export async function signAll(story: Story): Promise<void> {
  await story.answer('signatory-park-approval-bureau', 'sign', { outcome: 'sign' })
  await story.answer('signatory-real-estate-registry', 'sign', { outcome: 'sign' })
}

/** One notice of all findings, by the lead department. */
export async function sendNotice(story: Story): Promise<void> {
  await story.answer('reviewer-housing-construction', 'mergeFindings', {})
  await story.reaches('inCorrection')
}

/** Everything that the open notice asks for, shown by film and handed in at once. */
export async function rectify(site: TestApp, story: Story): Promise<void> {
  const owner = await site.as('owner')
  const round = (await owner.get(`${story.url}/rectification`)).list.at(-1)
  for (const { id } of Object.values(round?.findings ?? {})) {
    const finding = `${story.url}/rectification/${String(id)}`
    mustSucceed(await upload(owner, `${finding}/media`, demoFilm(), 'mended.webm'))
    mustSucceed(await owner.put(finding, { words: '已整改', isRectified: true }))
  }
  await story.submit()
  await story.reaches('inReview')
}

/** The department that found them looks at all of its findings again. */
export async function recheck(site: TestApp, story: Story, item: string, isMended: boolean): Promise<void> {
  const account = `reviewer-${departmentOf(item)}`
  const person = await site.as(account)
  const task = await story.task(account, `recheck${item}`)
  mustSucceed(await person.post(`${task}/claim`))
  const { findings = {} } = mustSucceed(await person.get(`${task}/recheck`))
  const decided = Object.values(findings).map(({ id }) => ({
    finding: id,
    isMended,
    reason: isMended ? '' : '仍不符合',
  }))
  mustSucceed(await person.post(`${task}/recheck`, { findings: decided }))
  await site.engine.whenIdle()
}
