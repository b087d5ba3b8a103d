import { v7 } from 'uuid'
import { exampleDeferred, exampleFinding, exampleForm } from '../../../api/demo-data/example-form.ts'
import { savePark } from '../../../api/parks/queries.ts'
import type { BrowserSite } from '../../support/browser.ts'
import { agreeToAll, mustSucceed, park, review, reviews, type Story, tell } from '../../support/story.ts'
import { deploySurvey, startStuckSurvey } from '../manager/stuck-process.ts'
import { registration, WINDOW } from '../window/at-window.ts'

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
  readonly designerDraft: string
}

/** Brings applications and processes into every state that a page shows. */
export async function prepareStates(site: BrowserSite): Promise<States> {
  const manager = await site.as('manager')
  await openSecondPark(site)
  const [draft, received, inReview, inCorrection, refused, delivered] = await tellAll(site)
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
    ...(await lookedUp(site, delivered)),
    received: `${WINDOW}/${received.id}`,
    registered: await registerAtWindow(site),
    instance: `${instances}/${inCorrection.id}`,
    running: `${instances}/${running}`,
    suspended: `${instances}/${suspended}`,
    ended: `${instances}/${ended}`,
    batch: `/parks/demo/batches/${String(batch.id)}`,
    incident: `/parks/demo/incidents/${running}/${String(incident?.key)}`,
    designerDraft: `/parks/demo/designer/${String(designerDraft.id)}`,
  }
}

function pageOf(url: string): string {
  return url.replace('/api/v1', '')
}

/** Whoever belongs to one park only is led on to it at once. */
async function openSecondPark(site: BrowserSite): Promise<void> {
  const id = v7()
  const second = { id, slug: 'elsewhere', name: '另一园区', zone: 'Asia/Shanghai', closingTime: '17:30' }
  await site.database.inPark(id, (tx) => savePark(tx, second))
}

async function tellAll(site: BrowserSite) {
  const begin = (projectName: string) => tell(site, { ...exampleForm, projectName })
  const draft = await begin('还在填写的项目')
  const received = await submitted(await begin('刚收到的项目'))
  const inReview = await accepted(await submitted(await begin('正在审查的项目')))

  const inCorrection = await begin('要补正的项目')
  const deferral = `${inCorrection.url}/materials/${exampleDeferred}/deferral`
  mustSucceed(await (await site.as('owner')).post(deferral, { signed: true }))
  await submitted(inCorrection)
  await inCorrection.answer('window', 'checkCompleteness', { outcome: 'deferrableOnly' })
  await inCorrection.reaches('inReview')
  await review(inCorrection, 'C', { outcome: 'needsCorrection', findings: [exampleFinding] })
  await agreeExcept(inCorrection, 'C')
  await inCorrection.answer('reviewer-park-approval-bureau', 'mergeFindings', {})
  await inCorrection.reaches('inCorrection')

  const refused = await accepted(await submitted(await begin('一项未获许可的项目')))
  await review(refused, 'O', { outcome: 'refuse', reason: '占用绿地过大', legalBasis: '城市绿化条例第十九条' })
  await agreeExcept(refused, 'O')

  const delivered = await submitted(await begin('已经办结的项目'))
  await agreeToAll(delivered)
  await delivered.reaches('delivered')
  return [draft, received, inReview, inCorrection, refused, delivered] as const
}

async function submitted(story: Story): Promise<Story> {
  await story.provideEverything()
  await story.submit()
  return story
}

async function accepted(story: Story): Promise<Story> {
  await story.answer('window', 'checkCompleteness', { outcome: 'complete' })
  await story.reaches('inReview')
  return story
}

async function agreeExcept(story: Story, except: string): Promise<void> {
  for (const [permit] of reviews) if (permit !== except) await review(story, permit, { outcome: 'agree' })
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
