import { v7 } from 'uuid'
import { exampleDeferred, exampleFinding, exampleForm } from '../../../api/demo-data/example-form.ts'
import { savePark } from '../../../api/parks/queries.ts'
import { listOfficers } from '../../../api/people/queries.ts'
import { insertPromise, updatePromise } from '../../../api/promises/queries.ts'
import type { BrowserSite } from '../../support/browser.ts'
import type { Caller } from '../../support/caller.ts'
import { approvePublications } from '../../support/second-manager.ts'
import { agreeToAll, mustSucceed, park, review, reviews, type Story, tell } from '../../support/story.ts'
import { deploySurvey, startStuckSurvey } from '../manager/stuck-process.ts'
import { addUntakenWebhook } from '../manager/untaken-webhook.ts'
import { registration, WINDOW } from '../window/at-window.ts'
import { NASTY, nastyForm, nastyNames } from './nasty.ts'
import { type Overseen, prepareOverseen } from './overseen.ts'
import { prepareSurveys, type SurveyStates } from './survey-states.ts'

/** Addresses of things in each state that a page is about; those of parks without `/api/v1`. */
export interface States {
  readonly draft: string
  /** Under review: everybody has a task. */
  readonly inReview: string
  readonly inReviewTask: string
  readonly inCorrection: string
  readonly correctionNotice: string
  /** One permit refused: the applicant is asked whether to go on with the rest. */
  readonly choice: string
  readonly delivered: string
  /** A promise that its department is to verify. */
  readonly promise: string
  /** A permit whose use is suspended. */
  readonly permit: string
  /** The page of a permit that has been issued, which its QR code leads to. */
  readonly verify: string
  readonly query: string
  readonly received: string
  readonly registered: string
  readonly instance: string
  readonly running: string
  readonly suspended: string
  readonly ended: string
  /** A batch of which something was refused. */
  readonly batch: string
  readonly incident: string
  /** A webhook that did not take something. */
  readonly webhook: string
  readonly designerDraft: string
  /** What a second manager is asked to approve. */
  readonly publication: string
  readonly overseen: Overseen
  readonly toCheck: string
  readonly toMerge: string
  readonly toSign: string
  readonly surveys: SurveyStates
  /** Where others see what was typed into `inCorrection` and `delivered`, of which every field means harm. */
  readonly typed: { readonly task: string; readonly received: string; readonly corrected: string }
}

/** Brings applications and processes into every state that a page shows. */
export async function prepareStates(site: BrowserSite): Promise<States> {
  const manager = await site.as('manager')
  await openSecondPark(site)
  const { draft, received, inReview, inCorrection, typedTask, refused, delivered, toMerge, toSign } =
    await tellAll(site)
  const toCheck = await leaveToCheck(site, inReview)
  await deploySurvey(site)
  const running = await startStuckSurvey(site, 'KY-1')
  const suspended = await startStuckSurvey(site, 'KY-2')
  const instances = '/parks/demo/instances'
  mustSucceed(await manager.post(`/api/v1${instances}/${suspended}/suspension`, { reason: '等规划图' }))
  const ended = await startStuckSurvey(site, 'KY-3')
  mustSucceed(await manager.post(`/api/v1${instances}/${ended}/cancellation`, { reason: '重复立项' }))
  const order = { act: { type: 'cancel' }, selection: { process: 'seven-permits' }, reason: '试一试' }
  const batch = mustSucceed(await manager.post(`${park}/batches`, order))
  const incidents = (await manager.get(`${park}/incidents`)).list
  const incident = incidents.find(({ instanceId }) => String(instanceId) === running)
  const designed = { from: 'version', process: 'seven-permits', version: 1 }
  const designerDraft = mustSucceed(await manager.post(`${park}/drafts`, designed))
  const publication = await askToPublish(site, manager)

  return {
    draft: pageOf(draft.url),
    inReview: pageOf(inReview.url),
    inReviewTask: pageOf(await inReview.task('reviewer-civil-air-defence', 'reviewC')),
    inCorrection: pageOf(inCorrection.url),
    correctionNotice: await noticeOf(site, inCorrection),
    choice: pageOf(await refused.task('owner', 'applicantChoice')).replace(
      '/tasks/',
      `/applications/${refused.id}/choices/`,
    ),
    delivered: pageOf(delivered.url),
    promise: await promiseFor(site, delivered),
    permit: await suspendPermit(site, delivered),
    ...(await lookedUp(site, delivered)),
    received: `${WINDOW}/${received.id}`,
    registered: await registerAtWindow(site),
    instance: `${instances}/${inCorrection.id}`,
    running: `${instances}/${running}`,
    suspended: `${instances}/${suspended}`,
    ended: `${instances}/${ended}`,
    batch: `/parks/demo/batches/${String(batch.id)}`,
    webhook: await addUntakenWebhook(site, inCorrection.id),
    incident: `/parks/demo/incidents/${running}/${String(incident?.key)}`,
    designerDraft: `/parks/demo/designer/${String(designerDraft.id)}`,
    publication: `/parks/demo/designer/publications/${publication}`,
    overseen: await prepareOverseen(site, inReview.id),
    toCheck: pageOf(toCheck),
    toMerge: pageOf(await toMerge.task('reviewer-park-approval-bureau', 'mergeFindings')),
    toSign: pageOf(await toSign.task('signatory-park-approval-bureau', 'sign')),
    surveys: await prepareSurveys(site),
    typed: {
      task: pageOf(typedTask),
      received: `${WINDOW}/${delivered.id}`,
      corrected: `${WINDOW}/${inCorrection.id}`,
    },
  }
}

function pageOf(url: string): string {
  return url.replace('/api/v1', '')
}

/** As if one of its permits had been issued on a promise, whose terms mean harm. */
async function promiseFor(site: BrowserSite, { id: applicationId, url }: Story): Promise<string> {
  const owner = await site.as('owner')
  const permit = (await owner.get(`${url}/permits`)).list.find((each) => String(each.permit) === 'O')
  const [id, text] = [v7(), { zh: NASTY, en: NASTY }]
  const terms = { conditions: [text], text, consequences: text, verificationDays: 60, mendingDays: 15 }
  await site.database.inPark(site.parkId, async (tx) => {
    const signedBy = (await listOfficers(tx, site.parkId))[0]?.personId ?? ''
    const signed = { signedBy, signedAt: new Date(site.engine.now()) }
    await insertPromise(tx, site.parkId, { id, applicationId, code: 'occupation-plan', permit: 'O', terms, ...signed })
    const verifyBy = new Date(site.engine.now())
    await updatePromise(tx, site.parkId, id, { permitId: String(permit?.id), followUpId: v7(), verifyBy })
  })
  return `/parks/demo/promises/${id}`
}

/** By the signatory, with words that mean harm. */
async function suspendPermit(site: BrowserSite, { url }: Story): Promise<string> {
  const signatory = await site.as('signatory-park-approval-bureau')
  const permits = (await signatory.get(`${url}/permits`)).list
  const { id } = permits.find(({ permit }) => String(permit) === 'O') ?? {}
  const decision = { move: 'suspendUse', reason: NASTY, legalBasis: NASTY }
  mustSucceed(await signatory.post(`${park}/permits/${String(id)}/moves`, decision))
  return `/parks/demo/permits/${String(id)}`
}

/** Whoever belongs to one park only is led on to it at once. */
async function openSecondPark(site: BrowserSite): Promise<void> {
  const id = v7()
  const second = {
    id,
    slug: 'elsewhere',
    name: '另一园区',
    zone: 'Asia/Shanghai',
    closingTime: '17:30',
    officeHours: [],
    approvesPublications: false,
  }
  await site.database.inPark(id, (tx) => savePark(tx, second))
}

async function tellAll(site: BrowserSite) {
  const begin = (projectName: string) => tell(site, { ...exampleForm, projectName })
  const draft = await begin('还在填写的项目')
  const received = await submitted(await begin('刚收到的项目'))
  const inReview = await accepted(await submitted(await begin('正在审查的项目')))

  const inCorrection = await tell(site, nastyForm('2403-430302-04-01-900009'))
  const deferral = `${inCorrection.url}/materials/${exampleDeferred}/deferral`
  mustSucceed(await (await site.as('owner')).post(deferral, { signed: true }))
  await submitted(inCorrection)
  await inCorrection.answer('window', 'checkCompleteness', { outcome: 'deferrableOnly' })
  await inCorrection.reaches('inReview')
  const typedTask = await inCorrection.task('reviewer-civil-air-defence', 'reviewC')
  const finding = { ...exampleFinding, whatIsWrong: NASTY, howToFix: NASTY, rule: NASTY }
  await review(inCorrection, 'C', { outcome: 'needsCorrection', findings: [finding] })
  await agreeExcept(inCorrection, 'C', NASTY)
  await inCorrection.answer('reviewer-park-approval-bureau', 'mergeFindings', { fields: { introduction: NASTY } })
  await inCorrection.reaches('inCorrection')

  const toMerge = await accepted(await submitted(await begin('等待合并意见的项目')))
  await review(toMerge, 'C', { outcome: 'needsCorrection', findings: [exampleFinding] })
  await agreeExcept(toMerge, 'C')

  const refused = await accepted(await submitted(await begin('一项未获许可的项目')))
  await review(refused, 'O', { outcome: 'refuse', reason: '占用绿地过大', legalBasis: '城市绿化条例第十九条' })
  await agreeExcept(refused, 'O')

  const toSign = await accepted(await submitted(await begin('等待签发的项目')))
  await agreeExcept(toSign, null)

  const delivered = await submitted(
    await tell(site, nastyForm('2403-430302-04-01-900017')),
    nastyNames.map(([name]) => name),
  )
  await agreeToAll(delivered)
  await delivered.reaches('delivered')
  return { draft, received, inReview, inCorrection, typedTask, refused, delivered, toMerge, toSign }
}

/** Answers one review, so that a second person has to say whether it stands. */
async function leaveToCheck(site: BrowserSite, story: Story): Promise<string> {
  const task = await story.task('reviewer-natural-resources', 'reviewL')
  const reviewer = await site.as('reviewer-natural-resources')
  mustSucceed(await reviewer.post(`${task}/claim`))
  mustSucceed(await reviewer.post(`${task}/answer`, { outcome: 'agree', reason: '同意供地' }))
  return task
}

async function submitted(story: Story, names: readonly string[] = []): Promise<Story> {
  await story.provideEverything(names)
  await story.submit()
  return story
}

async function accepted(story: Story): Promise<Story> {
  await story.answer('window', 'checkCompleteness', { outcome: 'complete' })
  await story.reaches('inReview')
  return story
}

async function agreeExcept(story: Story, except: string | null, reason = '同意'): Promise<void> {
  for (const [permit] of reviews) if (permit !== except) await review(story, permit, { outcome: 'agree', reason })
}

async function noticeOf(site: BrowserSite, story: Story): Promise<string> {
  const notices = (await (await site.as('owner')).get(`${story.url}/notices`)).list
  return `${pageOf(story.url)}/notices/${String(notices.at(-1)?.id)}/sheet`
}

async function lookedUp(site: BrowserSite, story: Story) {
  const permits = (await (await site.as('owner')).get(`${story.url}/permits`)).list
  const owner = await site.visit('owner', { javaScriptEnabled: false })
  await owner.goto(`${pageOf(story.url)}/submitted`)
  const query = String(await owner.getAttribute('main a[href*="/query?"]', 'href'))
  await owner.context().close()
  return { verify: String(permits[0]?.verifyPath), query: query.slice(query.indexOf('/query?')) }
}

async function registerAtWindow(site: BrowserSite): Promise<string> {
  const window = await site.visit('window', { javaScriptEnabled: false })
  const headers = { 'sec-fetch-site': 'same-origin' }
  const form = registration('920001')
  const answer = await window.request.post(`${WINDOW}/register`, { form, headers, maxRedirects: 0 })
  const address = String(answer.headers()['location']).replace(/\/receipts\/1$/, '')
  await window.request.post(`${address}/prints`, { form: { document: 'promise' }, headers, maxRedirects: 0 })
  await window.context().close()
  return address
}

async function askToPublish(site: BrowserSite, manager: Caller): Promise<string> {
  await approvePublications(site, true)
  const draft = mustSucceed(await manager.post(`${park}/drafts`, { from: 'template', title: '临时用地' }))
  const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'
  const order = { revision: 1, note: '第一版', picture }
  const asked = mustSucceed(await manager.post(`${park}/drafts/${draft.id}/publication`, order))
  await approvePublications(site, false)
  return String(asked.id)
}
