import type { FastifyRequest } from 'fastify'
import type { JobsPage } from '../../../../templates/pages/manager/instance-models.ts'
import { jobsOf } from '../../../instances/jobs.ts'
import { frameOf } from '../../frame.ts'
import { dateAndTime } from '../../parts/dates.ts'
import { nodeName, wordFor } from '../names.ts'
import { instancePath } from './diagram-page.ts'
import { instanceHead } from './instance-head.ts'
import type { InstanceReading } from './instance-reading.ts'
import { shownActivities } from './shown-activities.ts'

const tones = { open: 'none', failed: 'red', done: 'green' } as const

/** What steps handed to programs, and how often it was tried. */
export function jobsPage(request: FastifyRequest, reading: InstanceReading): JobsPage {
  const { telling, definition, entries } = reading
  const { language, zone, now } = telling
  const counts = { activities: shownActivities(reading).length, history: entries.length }
  const head = instanceHead(request, reading, 'jobs', counts)
  return {
    frame: frameOf(request, { title: head.title, audience: 'office', path: instancePath(request, reading) }),
    head,
    rows: jobsOf(entries).map((job) => ({
      name: nodeName(language, definition, job.node),
      jobType: job.jobType,
      state: wordFor(language, `manager.job.${job.state}`),
      tone: tones[job.state],
      created: dateAndTime(language, zone, job.createdAt, now),
      ended: job.endedAt === null ? '' : dateAndTime(language, zone, job.endedAt, now),
      failures: job.failures,
      last: job.lastFailure ?? '',
    })),
  }
}
