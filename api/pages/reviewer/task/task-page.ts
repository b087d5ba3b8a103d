import type { FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import type { NoticePart, TabsPart } from '../../../../templates/pages/parts.ts'
import type { LimitPart, TaskPage } from '../../../../templates/pages/reviewer/task-model.ts'
import { clockDeadline } from '../../../clocks/clock.ts'
import { standingSuspension } from '../../../clocks/stands-still.ts'
import { entryAssets } from '../../../designer-bundle/bundle.ts'
import { parkOf, personOf } from '../../../plugins/access.ts'
import { mayOpenPage } from '../../../tasks/access.ts'
import { withQuery } from '../../address.ts'
import { errorSummary, inLanguage } from '../../error-summary.ts'
import { frameOf, say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import type { FormState } from '../../page-route.ts'
import { cardsInForce } from '../../parts/cards-in-force.ts'
import { ofClock } from '../../parts/clock-rows.ts'
import { dateAndTime } from '../../parts/dates.ts'
import type { Showing } from '../../parts/deadline-parts.ts'
import { deemedNotice } from '../../parts/deemed-notice.ts'
import { followPart } from '../../parts/follow.ts'
import { nameOfSuspension } from '../../parts/ground-name.ts'
import { matterOf } from '../../parts/matter.ts'
import { type DepartmentNames, placeOf } from '../../parts/place.ts'
import { deadlineOf, taskHref } from '../inbox-rows.ts'
import { clockCard } from './clock-card.ts'
import { receivedNotice } from './copying.ts'
import { diagramTab } from './diagram.ts'
import { formSections, keyFacts } from './facts.ts'
import { historyItems } from './history.ts'
import { jointReviewPart } from './joint-review/joint-review-part.ts'
import { limitPart } from './limit.ts'
import { type Looking, materialsPart } from './materials.ts'
import { mergePart } from './merge/merge-part.ts'
import { opinionsTab } from './opinions.ts'
import { type TaskContent, type TaskQuery, taskTabs } from './read-task.ts'
import { roundPart } from './round/round-part.ts'
import { sidePart, typedNow } from './side.ts'

/** The view model of a task's page. */
export async function taskPage(
  request: FastifyRequest,
  showing: Showing,
  content: TaskContent,
  query: TaskQuery,
  looking: Looking | null,
  form: FormState,
): Promise<TaskPage> {
  const { task, process, application, values, departments } = content
  const { language } = showing
  const { park, memberships } = parkOf(request)
  const names: DepartmentNames = new Map(
    departments.map((each) => [each.code, language === 'zh' ? each.name : each.nameEn]),
  )
  const own = new Set(memberships.map(({ department }) => department))
  const base = taskHref(park.slug, task)
  const step = task.name ?? task.node
  const opinions = opinionsTab(request, showing, process, content.judged, own, names)
  const history = historyItems(request, showing, { ...content, own, isOwn: mayOpenPage(task, parkOf(request)), names })
  const isDiagram = query.tab === 'diagram'
  const assets = isDiagram ? entryAssets('diagram') : null
  return {
    frame: frameOf(request, {
      title: step,
      audience: 'office',
      place: placeOf(request, names),
      path: [
        { href: `/parks/${park.slug}/inbox`, label: say(request, 'inbox.title') },
        { href: null, label: task.applicationNumber ?? step },
      ],
      scripts: assets === null ? [] : [assets.script],
      styles: assets?.styles ?? [],
    }),
    heading:
      task.permit === null
        ? step
        : say(request, 'task.heading', { matter: matterOf(process, task.permit, language), step }),
    context: `${task.projectName ?? say(request, 'inbox.unnamed')} · ${task.enterprise.name}`,
    follow: followPart(base, content.isFollowed, v7()),
    cards: cardsInForce(request, content.cards),
    notice:
      overtakenNotice(request, form) ??
      pausedNotice(request, showing, content) ??
      deemedNotice(request, content.gaps, 'deemed.askFor') ??
      receivedNotice(request, content),
    problem: form.problem !== null && form.problem.fields.length > 0 ? errorSummary(form.problem, language) : null,
    tabs: tabsOf(request, base, query, { opinions: opinions.items.length, history: history.length }),
    review:
      query.tab === 'review'
        ? {
            facts: keyFacts(process, task.permit, values, showing),
            formHref: withQuery(base, { tab: 'form' }),
            merge: mergeOf(request, content, query, form, base, names),
            round: roundPart(request, showing, content, form, {
              ...{ base, typed: typedNow(content, form, personOf(request).personId) },
            }),
            jointReview:
              content.jointReview === null
                ? null
                : jointReviewPart(request, showing, process, content.jointReview.items, names),
            opinions:
              task.permit === null &&
              content.openFindings === null &&
              content.jointReview === null &&
              opinions.items.length > 0
                ? opinions
                : null,
            materials: materialsPart(request, showing, { ...content, application, looking, base, view: viewOf(query) }),
          }
        : null,
    form: query.tab === 'form' ? formSections(process.form, values, showing) : null,
    diagram: isDiagram ? await diagramTab(request, content) : null,
    history: query.tab === 'history' ? history : null,
    opinions: query.tab === 'opinions' ? opinions : null,
    limit: limitOf(request, showing, content),
    clocks: clockCard(request, showing, { ...content, applicationId: application.id }, form, base),
    side: sidePart(request, showing, content, form, { base, view: viewOf(query), names }),
  }
}

function mergeOf(
  request: FastifyRequest,
  { task, process, openFindings, merging }: TaskContent,
  { group, found }: TaskQuery,
  form: FormState,
  base: string,
  names: DepartmentNames,
) {
  if (openFindings === null || openFindings.length === 0) return null
  const isMine = task.state === 'claimed' && task.assignee === personOf(request).personId
  const content = { process, findings: openFindings, merging, isMine, base, names }
  return mergePart(request, content, { group, page: found }, form)
}

/** Of its own clock, with what stood still and what was added; of its row where it has none. */
function limitOf(request: FastifyRequest, showing: Showing, { task, clocks }: TaskContent): LimitPart | null {
  const own = clocks.clocks.filter(({ host, ledger }) => host === task.key && ledger.endedAt === null)
  const clock = own.find((each) => each.clock === 'promised') ?? own[0]
  if (clock !== undefined) {
    const counting = ofClock(request, showing, clock)
    return limitPart(counting, clockDeadline(counting.office, clock, counting.now, clocks.words), clock.clock)
  }
  return task.dueAt === null ? null : limitPart(showing, deadlineOf(showing, task, task.dueAt), 'promised')
}

/** What was refused without a field to point at: somebody was faster, or it needs a second person. */
function overtakenNotice(request: FastifyRequest, { problem }: FormState): NoticePart | null {
  if (problem === null || problem.fields.length > 0) return null
  const sentence = inLanguage(languageOf(request), problem)
  const kept = ['move-not-allowed', 'not-the-assignee', 'not-waiting', 'instance-ended'].includes(problem.code)
  return {
    tone: 'red',
    role: 'alert',
    headline: say(request, kept ? 'task.overtaken' : 'form.failed'),
    sentence: kept ? say(request, 'task.overtakenHint') : sentence,
    action: null,
  }
}

/** The task waits: for what, since when, by which article, and what comes next. */
function pausedNotice(
  request: FastifyRequest,
  { language, office, now }: Showing,
  { task, clocks }: TaskContent,
): NoticePart | null {
  const suspension = task.endedAt === null ? standingSuspension(clocks.clocks, task) : null
  if (suspension === null) return null
  const { from, article, why } = suspension
  const since = dateAndTime(language, office.zone, from, now)
  return {
    tone: 'grey',
    role: 'status',
    headline: say(request, 'clocks.taskPaused', { ground: nameOfSuspension(language, suspension) }),
    sentence: say(request, suspension.ofWhole === true ? 'clocks.taskPausedByWhole' : 'clocks.taskPausedHint', {
      since,
      article,
      why: clocks.words.get(why)?.why ?? '',
    }),
    action: null,
  }
}

function tabsOf(
  request: FastifyRequest,
  base: string,
  query: TaskQuery,
  counts: { readonly opinions: number; readonly history: number },
): TabsPart {
  return {
    label: say(request, 'task.tabs'),
    items: taskTabs.map((tab) => ({
      href: withQuery(base, { tab: tab === 'review' ? '' : tab }),
      label: say(request, `taskTab.${tab}`),
      current: tab === query.tab,
      hasCount: tab === 'opinions' || tab === 'history',
      count: tab === 'opinions' ? counts.opinions : counts.history,
    })),
  }
}

function viewOf({ material, version, page }: TaskQuery): string {
  const shown = {
    material,
    version: version === undefined ? '' : String(version),
    page: page === 1 ? '' : String(page),
  }
  return new URLSearchParams(Object.entries(shown).filter(([, value]) => value !== '')).toString()
}
