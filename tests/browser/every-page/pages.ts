import type { PermittedRoute } from '../../../api/plugins/authorise.ts'
import { answers } from '../enterprise/filing.ts'
import { WINDOW } from '../window/at-window.ts'
import type { States } from './states.ts'

/** Somebody who may see it, and the addresses at which it shows what it can. */
type Line = readonly [account: string | null, addresses: (states: States) => readonly string[]]

const here = '/parks/demo'
const notPages = [
  /^\/api\//,
  /^\/survey-worker\.js$/,
  /^\/docs/,
  /^\/assets\//,
  /^\/(healthz|readyz|metrics)$/,
  /\.pdf$/,
]
const leadingOn = [/^\/language\//, /\/inbox$/, /\/correction\/:finding$/]

/** Whether a route answers with a page of its own, by its method and address. */
export function isPage({ method, url }: PermittedRoute): boolean {
  return method === 'GET' && ![...notPages, ...leadingOn].some((pattern) => pattern.test(url))
}

function anyone(addresses: (states: States) => readonly string[]): Line {
  return [null, addresses]
}

function owner(addresses: (states: States) => readonly string[]): Line {
  return ['owner', addresses]
}

function reviewer(addresses: (states: States) => readonly string[]): Line {
  return ['reviewer-civil-air-defence', addresses]
}

function planner(addresses: (states: States) => readonly string[]): Line {
  return ['reviewer-natural-resources', addresses]
}

function leadHead(addresses: (states: States) => readonly string[]): Line {
  return ['signatory-park-approval-bureau', addresses]
}

function clerk(addresses: (states: States) => readonly string[]): Line {
  return ['window', addresses]
}

function manager(addresses: (states: States) => readonly string[]): Line {
  return ['manager', addresses]
}

function overseer(addresses: (states: States) => readonly string[]): Line {
  return ['overseer', addresses]
}

/** Of every page's route: who looks at it, and where. A new page needs a line here. */
export const pages: { readonly [route: string]: Line } = {
  '/': anyone(() => ['/']),
  '/query': anyone(({ query }) => ['/query', query, '/query?number=SQ20240425001&code=%3Cscript%3E']),
  '/deadline': anyone(() => [
    '/deadline',
    '/deadline?accepted=2026-03-02T09:00&days=8&from=2026-03-04T10:00&ground=hearing',
    '/deadline?accepted=soon&days=x',
  ]),
  '/verify': anyone(() => ['/verify']),
  '/verify/:code': anyone(({ verify }) => [verify, `/verify/${'0'.repeat(32)}`]),
  '/sign-in': anyone(() => ['/sign-in']),
  '/parks/:park/substitutions': reviewer(() => [`${here}/substitutions`]),
  '/parks/:park/refused-acts': overseer(() => [
    `${here}/refused-acts`,
    `${here}/refused-acts?kind=clocks`,
    `${here}/refused-acts?kind=cards&q=none`,
  ]),
  '/parks/:park/findings-report': manager(() => [
    `${here}/findings-report`,
    `${here}/findings-report?from=2024-01-01&to=2024-01-02`,
  ]),
  '/parks/:park/ladder': manager(() => [`${here}/ladder`, `${here}/ladder?change=red.2.`]),
  '/parks/:park/time': manager(() => [`${here}/time`]),
  '/home': ['admin', () => ['/home']],

  '/parks/:park/start': owner(() => [
    `${here}/start`,
    ...['seven-permits', 'joint-acceptance'].map((process) => `${here}/start?process=${process}`),
    `${here}/start?${answers}`,
  ]),
  '/parks/:park/applications': owner(() => [`${here}/applications`, `${here}/applications?tab=asked`]),
  '/parks/:park/applications/:application': owner(({ draft, inReview, inCorrection, delivered }) => [
    draft,
    inReview,
    inCorrection,
    delivered,
  ]),
  '/parks/:park/applications/:application/overview': owner(({ draft }) => [`${draft}/overview`]),
  '/parks/:park/applications/:application/sections/:section': owner(({ draft }) => [
    `${draft}/sections/land`,
    `${draft}/sections/site`,
  ]),
  '/parks/:park/applications/:application/materials': owner(({ draft }) => [`${draft}/materials`]),
  '/parks/:park/applications/:application/materials/:code': owner(({ draft }) => [
    `${draft}/materials/supervision-contract`,
  ]),
  '/parks/:park/applications/:application/check': owner(({ draft }) => [`${draft}/check`]),
  '/parks/:park/applications/:application/submitted': owner(({ inCorrection }) => [`${inCorrection}/submitted`]),
  '/parks/:park/applications/:application/correction': owner(({ inCorrection }) => [`${inCorrection}/correction`]),
  '/parks/:park/applications/:application/choices/:instance/:key': owner(({ choice }) => [choice]),
  '/parks/:park/applications/:application/withdrawal': owner(({ inReview }) => [`${inReview}/withdrawal`]),
  '/parks/:park/applications/:application/diagram': owner(({ inReview }) => [`${inReview}/diagram`]),
  '/parks/:park/applications/:application/notices/:notice/sheet': owner(({ correctionNotice }) => [correctionNotice]),
  '/parks/:park/applications/:application/survey-appointment': owner(({ surveys }) => [
    `${surveys.proposed}/survey-appointment`,
    `${surveys.mending}/survey-appointment`,
  ]),
  '/parks/:park/applications/:application/survey-record': owner(({ surveys }) => [`${surveys.mending}/survey-record`]),
  '/parks/:park/applications/:application/rectification': owner(({ surveys }) => [`${surveys.mending}/rectification`]),
  '/parks/:park/tasks/:instance/:key/survey': planner(({ surveys }) => [`${surveys.part}/survey`]),
  '/parks/:park/tasks/:instance/:key/recheck': planner(({ surveys }) => [`${surveys.recheck}/recheck`]),
  '/parks/:park/applications/:application/clocks': leadHead(({ inReview }) => [`${inReview}/clocks`]),
  '/parks/:park/permits': owner(() => [`${here}/permits`]),
  '/parks/:park/permits/:permit': leadHead(({ permit }) => [permit]),
  '/parks/:park/credit': owner(() => [`${here}/credit`]),
  '/parks/:park/promises': manager(() => [`${here}/promises`]),
  '/parks/:park/promises/:promise': ['reviewer-urban-management', ({ promise }) => [promise]],
  '/parks/:park/applications/:application/materials/:code/promise': owner(({ draft }) => [
    `${draft}/materials/discharge-data/promise`,
  ]),

  '/parks/:park/inbox/:tab': reviewer(() => [
    `${here}/inbox/department`,
    `${here}/inbox/department?q=zzz`,
    `${here}/inbox/done`,
    `${here}/inbox/copied`,
    `${here}/inbox/followed`,
  ]),
  '/parks/:park/inbox/clock-requests': leadHead(() => [`${here}/inbox/clock-requests`]),
  '/parks/:park/tasks/:instance/:key': reviewer(({ inReviewTask }) =>
    ['review', 'form', 'diagram', 'history', 'opinions'].map((tab) => `${inReviewTask}?tab=${tab}`),
  ),

  '/parks/:park/window': clerk(() => [WINDOW, `${WINDOW}?list=returned`]),
  '/parks/:park/window/register': clerk(() => [
    `${WINDOW}/register`,
    `${WINDOW}/register?creditCode=1`,
    `${WINDOW}/register?creditCode=91430399MAFAKE019N`,
  ]),
  '/parks/:park/window/:application': clerk(({ received, registered }) => [received, registered]),
  '/parks/:park/window/:application/form': clerk(({ registered }) => [`${registered}/form?check=1`]),
  '/parks/:park/window/:application/receipts/:printing': clerk(({ registered }) => [`${registered}/receipts/1`]),
  '/parks/:park/window/:application/promise-letters/:printing': clerk(({ registered }) => [
    `${registered}/promise-letters/1`,
  ]),

  '/parks/:park/oversight': overseer(() => [`${here}/oversight`, `${here}/oversight?q=zzz`]),
  '/parks/:park/oversight/rules': manager(() => [`${here}/oversight/rules`]),
  '/parks/:park/oversight/new': overseer(() => [`${here}/oversight/new`]),
  '/parks/:park/oversight/:notice': reviewer(({ overseen }) => [overseen.noticeToAnswer]),
  '/parks/:park/oversight/:notice/sheet': reviewer(({ overseen }) => [`${overseen.noticeAnswered}/sheet`]),
  '/parks/:park/cards': owner(() => [`${here}/cards`]),
  '/parks/:park/cards/new': overseer(() => [`${here}/cards/new`]),
  '/parks/:park/cards/:card': owner(({ overseen }) => [overseen.cardToHear, overseen.cardGiven]),
  '/parks/:park/cards/:card/sheet': owner(({ overseen }) => [`${overseen.cardGiven}/sheet`]),

  '/parks/:park/overview': manager(() => [`${here}/overview`]),
  '/parks/:park/instances': manager(() => [`${here}/instances`]),
  '/parks/:park/instances/:instance': manager(({ instance }) => [instance, `${instance}?step=reviewC`]),
  '/parks/:park/instances/:instance/activities': manager(({ instance }) => [`${instance}/activities`]),
  '/parks/:park/instances/:instance/variables': manager(({ instance }) => [`${instance}/variables`]),
  '/parks/:park/instances/:instance/jobs': manager(({ instance }) => [`${instance}/jobs`]),
  '/parks/:park/instances/:instance/clocks': manager(({ instance }) => [`${instance}/clocks`]),
  '/parks/:park/instances/:instance/history': manager(({ instance }) => [`${instance}/history`]),
  '/parks/:park/instances/:instance/adjustment': manager(({ running }) => [`${running}/adjustment`]),
  '/parks/:park/instances/:instance/suspension': manager(({ running }) => [`${running}/suspension`]),
  '/parks/:park/instances/:instance/resumption': manager(({ suspended }) => [`${suspended}/resumption`]),
  '/parks/:park/instances/:instance/cancellation': manager(({ running }) => [`${running}/cancellation`]),
  '/parks/:park/instances/:instance/restart': manager(({ ended }) => [`${ended}/restart`, `${ended}/restart?node=`]),
  '/parks/:park/calendar': manager(() => [`${here}/calendar`]),
  '/parks/:park/batches': manager(() => [`${here}/batches`]),
  '/parks/:park/batches/new': manager(() => [
    `${here}/batches/new`,
    `${here}/batches/new?act=cancel&process=seven-permits`,
  ]),
  '/parks/:park/batches/:batch': manager(({ batch }) => [batch]),
  '/parks/:park/webhooks': manager(() => [`${here}/webhooks`]),
  '/parks/:park/webhooks/new': manager(() => [`${here}/webhooks/new`]),
  '/parks/:park/webhooks/:webhook': manager(({ webhook }) => [webhook]),
  '/parks/:park/incidents': manager(() => [`${here}/incidents`]),
  '/parks/:park/job-types': manager(() => [`${here}/job-types`]),
  '/parks/:park/announcements': manager(() => [`${here}/announcements`, `${here}/announcements?kind=signal&name=zzz`]),
  '/parks/:park/ended-incidents': manager(() => [`${here}/ended-incidents`]),
  '/parks/:park/incidents/:instance/:key': manager(({ incident }) => [incident, `${incident}?name=area&value=20`]),
  '/parks/:park/processes': manager(() => [`${here}/processes`]),
  '/parks/:park/processes/:process': manager(() => [`${here}/processes/seven-permits`]),
  '/parks/:park/processes/:process/migration': manager(() => [`${here}/processes/seven-permits/migration`]),
  '/parks/:park/designer': manager(() => [`${here}/designer`]),
  '/parks/:park/designer/compare': manager(({ designerDraft }) => [
    `${here}/designer/compare?process=seven-permits`,
    `${here}/designer/compare?process=seven-permits&from=1&to=draft:${designerDraft.split('/').at(-1)}`,
  ]),
  '/parks/:park/designer/publications/:publication': manager(({ publication }) => [publication]),
  '/parks/:park/designer/republish': manager(() => [`${here}/designer/republish?process=seven-permits&version=1`]),
  '/parks/:park/designer/:draft': manager(({ designerDraft }) => [designerDraft]),
}

/** The same pages as others see them who judge, or only look. */
const seenByOthers: readonly Line[] = [
  ['reviewer-park-approval-bureau', ({ toMerge }) => [`${here}/inbox/department`, toMerge]],
  reviewer(({ typed }) => [`${here}/inbox/done?q=SQ`, ...tabsOf(typed.task)]),
  ['checker-natural-resources', ({ toCheck }) => [`${here}/inbox/checking`, toCheck]],
  ['signatory-park-approval-bureau', ({ toSign }) => [`${here}/inbox/department`, toSign]],
  clerk(({ typed }) => [typed.received, typed.corrected]),
  overseer(({ overseen }) => [overseen.cardToHear, overseen.cardToGive, overseen.noticeAnswered]),
  manager(({ overseen }) => [overseen.cardObjected]),
  [
    'overseer',
    ({ instance, incident }) => [
      `${here}/overview`,
      ...['', '/activities', '/variables', '/history'].map((part) => `${instance}${part}`),
      incident,
    ],
  ],
]

/** Every page by everybody whom it shows something of their own. */
export const lines: readonly Line[] = [...Object.values(pages), ...seenByOthers]

function tabsOf(task: string): readonly string[] {
  return ['review', 'form', 'history', 'opinions'].map((tab) => `${task}?tab=${tab}`)
}
