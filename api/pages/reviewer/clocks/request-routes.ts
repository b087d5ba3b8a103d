import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import type { ListedRequest } from '../../../clocks/requests/clock-request.ts'
import { listRequestsOfPerson } from '../../../clocks/requests/queries.ts'
import { waitingRequests } from '../../../clocks/requests/waiting-requests.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { inParkParams } from '../../../parks/schemas.ts'
import { inParkOf, parkOf, personOf } from '../../../plugins/access.ts'
import { frameOf, say } from '../../frame.ts'
import { page } from '../../page-route.ts'
import { taskHref } from '../inbox-rows.ts'
import { countsOf, inboxTabsPart } from '../inbox-tabs.ts'
import { showingOf } from '../read-inbox.ts'
import { requestWords } from './clock-request-parts.ts'

/** 计时审批: what waits for the head, and what one asked. It is decided on the page of its task or application. */
export const clockRequestPageRoutes: FeatureRoutes = async (app) => {
  page(app, {
    url: '/parks/:park/inbox/clock-requests',
    permission: 'useInbox',
    summary: 'Requests about clocks · 计时审批',
    params: inParkParams,
    query: z.object({}),
    show,
  })
}

async function show(request: FastifyRequest): Promise<string> {
  const access = parkOf(request)
  const { personId } = personOf(request)
  const { waiting, own, counts } = await inParkOf(request, async (tx) => ({
    waiting: await waitingRequests(tx, access, personId),
    own: await listRequestsOfPerson(tx, access.park.id, personId),
    counts: await countsOf(tx, { access, personId }),
  }))
  const rowsOf = (listed: readonly ListedRequest[]) => listed.map((each) => rowOf(request, each))
  const title = say(request, 'clockRequest.title')
  return renderPage('reviewer/clock-requests', {
    frame: frameOf(request, { title, audience: 'office' }),
    title,
    tabs: inboxTabsPart(request, 'requests', counts),
    sections: [
      {
        heading: say(request, 'clockRequest.waiting'),
        rows: rowsOf(waiting),
        none: say(request, 'clockRequest.waitingNone'),
      },
      { heading: say(request, 'clockRequest.own'), rows: rowsOf(own), none: say(request, 'clockRequest.ownNone') },
    ],
  })
}

function rowOf(request: FastifyRequest, listed: ListedRequest) {
  const { slug } = parkOf(request).park
  const { applicationId, applicationNumber, project, step, key } = listed
  const about = [project, applicationNumber, step].filter((part) => part !== null)
  return {
    ...requestWords(showingOf(request), listed),
    about: about.join(' · '),
    href: key === 0 ? `/parks/${slug}/applications/${applicationId}/clocks` : taskHref(slug, listed),
  }
}
