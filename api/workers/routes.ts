import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Answer, HeldJob, Job, JobOutcome } from '../../engine/index.ts'
import type { FeatureRoutes } from '../features.ts'
import { inParkParams } from '../parks/schemas.ts'
import { commandIdOf, parkOf, personOf } from '../plugins/access.ts'
import { accepted, refusalOf } from '../refusal.ts'
import {
  completeBody,
  extendBody,
  extendedView,
  failBody,
  fetchBody,
  jobParams,
  jobsView,
  MOST_WAITING,
  recordedView,
  throwBody,
} from './schemas.ts'

const url = '/api/v1/parks/:park/jobs'
const tags = ['jobs']
const config = { permission: 'workJobs' } as const
/** What was done is taken also while load is shed: else it would be done again. */
const report = { permission: 'workJobs', isVital: true } as const

/** Jobs for programs outside: fetch, extend, complete, fail, error, escalate. */
export const workerRoutes: FeatureRoutes = async (app) => {
  const closing = new AbortController()
  app.addHook('preClose', async () => closing.abort())

  app.route({
    method: 'POST',
    url: `${url}/fetch`,
    config,
    handlerTimeout: (MOST_WAITING + 10) * 1_000,
    schema: {
      tags,
      summary: 'Take jobs on lease; waits for one · 领取作业（长轮询）',
      params: inParkParams,
      body: fetchBody,
      response: { 200: jobsView },
    },
    handler: async (request, reply) => {
      const { worker, types, most, leaseSeconds, waitSeconds } = request.body
      const jobs = await app.engine.jobs.fetch({
        parkId: parkOf(request).park.id,
        worker: nameOf(request, worker),
        jobTypes: types,
        most,
        seconds: leaseSeconds,
        waitFor: waitSeconds * 1_000,
        signal: AbortSignal.any([whenGone(reply), closing.signal]),
      })
      return { jobs: jobs.map(viewOf) }
    },
  })

  app.route({
    method: 'POST',
    url: `${url}/:instance/:key/extend`,
    config: report,
    schema: {
      tags,
      summary: 'Keep a job longer, or give it back · 延长租约',
      params: jobParams,
      body: extendBody,
      response: { 200: extendedView },
    },
    handler: async (request) => {
      const answer = await app.engine.jobs.extend(
        heldBy(request, request.params, request.body),
        request.body.leaseSeconds,
      )
      if (!answer.held) throw refusalOf(answer.rejection)
      return { leasedUntil: answer.until.toISOString() }
    },
  })

  app.route({
    method: 'POST',
    url: `${url}/:instance/:key/complete`,
    config: report,
    schema: {
      tags,
      summary: 'The job is done · 完成作业',
      params: jobParams,
      body: completeBody,
      response: { 200: recordedView },
    },
    handler: async (request) => {
      const { variables } = request.body
      return await finish(request, heldBy(request, request.params, request.body), { type: 'completed', variables })
    },
  })

  app.route({
    method: 'POST',
    url: `${url}/:instance/:key/fail`,
    config: report,
    schema: {
      tags,
      summary: 'The job failed: it is tried again, or becomes an incident · 作业失败',
      params: jobParams,
      body: failBody,
      response: { 200: recordedView },
    },
    handler: async (request) => {
      const { message, retryable, retries, retryAfterSeconds } = request.body
      return await finish(request, heldBy(request, request.params, request.body), {
        type: 'failed',
        message,
        retryable,
        ...(retries === undefined ? {} : { retries }),
        ...(retryAfterSeconds === undefined ? {} : { retryAfter: retryAfterSeconds * 1_000 }),
      })
    },
  })

  app.route({
    method: 'POST',
    url: `${url}/:instance/:key/error`,
    config: report,
    schema: {
      tags,
      summary: 'The job ends with a BPMN error · 抛出 BPMN 错误',
      params: jobParams,
      body: throwBody,
      response: { 200: recordedView },
    },
    handler: async (request) => {
      const { code, variables } = request.body
      return await finish(request, heldBy(request, request.params, request.body), { type: 'error', code, variables })
    },
  })

  app.route({
    method: 'POST',
    url: `${url}/:instance/:key/escalate`,
    config: report,
    schema: {
      tags,
      summary: 'Raise an escalation; the job goes on · 上报升级，作业继续',
      params: jobParams,
      body: throwBody,
      response: { 200: recordedView },
    },
    handler: async (request) => {
      const { code, variables } = request.body
      const job = heldBy(request, request.params, request.body)
      return recorded(await app.engine.jobs.escalate(job, { id: commandIdOf(request), code, variables }))
    },
  })
}

async function finish(request: FastifyRequest, job: HeldJob, outcome: JobOutcome) {
  return recorded(await request.server.engine.jobs.finish(job, outcome))
}

function recorded(answer: Answer) {
  const { revision, repeated } = accepted(answer)
  return { revision, repeated }
}

function heldBy(
  request: FastifyRequest,
  { instance, key }: { readonly instance: string; readonly key: number },
  { worker, attempt }: { readonly worker: string; readonly attempt: number },
): HeldJob {
  return { parkId: parkOf(request).park.id, instanceId: instance, key, attempt, worker: nameOf(request, worker) }
}

/** Aborted when the client has left; the request's own signal is aborted as soon as its body has been read. */
function whenGone(reply: FastifyReply): AbortSignal {
  const gone = new AbortController()
  reply.raw.once('close', () => gone.abort())
  return gone.signal
}

/** With the account before it: no worker can pass for one of another account. */
function nameOf(request: FastifyRequest, worker: string): string {
  return `${personOf(request).account}/${worker}`
}

function viewOf({ parkId, definitionHash, jobType, variables, ...job }: Job) {
  return { ...job, type: jobType, variables }
}
