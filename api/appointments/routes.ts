import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { applicationParams } from '../applications/schemas.ts'
import type { FeatureRoutes } from '../features.ts'
import { inParkOf, parkOf } from '../plugins/access.ts'
import { answerTimes, confirmTime, moveAppointment, proposeTimes } from './make-appointment.ts'
import { readAppointment } from './read-appointment.ts'
import {
  appointmentView,
  appointmentViewOf,
  confirmationBody,
  moveBody,
  proposalBody,
  timeAnswersBody,
} from './schemas.ts'

const base = '/api/v1/parks/:park/applications/:application/survey-appointment'

/** 勘验预约: times proposed, answered, confirmed, moved once. */
export const appointmentRoutes: FeatureRoutes = async (app) => {
  const view = async (request: FastifyRequest, id: string) =>
    appointmentViewOf(await inParkOf(request, (tx) => readAppointment(app, tx, parkOf(request), id)))

  app.route({
    method: 'GET',
    url: base,
    config: { permission: 'readSurveys' },
    schema: {
      tags: ['surveys'],
      summary: 'When and where the survey is · 勘验预约',
      params: applicationParams,
      response: { 200: appointmentView },
    },
    handler: (request) => view(request, request.params.application),
  })

  app.route({
    method: 'PUT',
    url: `${base}/proposal`,
    config: { permission: 'answerTask' },
    schema: {
      tags: ['surveys'],
      summary: 'Propose times · 提出勘验时间',
      description: 'By who has claimed the task. The departments concerned get a copy of it and say which times suit.',
      params: applicationParams,
      body: proposalBody,
      response: { 200: appointmentView },
    },
    handler: async (request) => {
      const { times, ...place } = request.body
      await proposeTimes(request, request.params.application, { ...place, times: times.map(spanOf) })
      return await view(request, request.params.application)
    },
  })

  app.route({
    method: 'POST',
    url: `${base}/answers`,
    config: { permission: 'readSurveys' },
    schema: {
      tags: ['surveys'],
      summary: 'Say which times suit · 选择合适的时间',
      description: 'By the applicant, or somebody of a department concerned, for which it counts.',
      params: applicationParams,
      body: timeAnswersBody,
      response: { 200: appointmentView },
    },
    handler: async (request) => {
      await answerTimes(request, request.params.application, request.body.answers)
      return await view(request, request.params.application)
    },
  })

  app.route({
    method: 'POST',
    url: `${base}/confirmation`,
    config: { permission: 'answerTask' },
    schema: {
      tags: ['surveys'],
      summary: 'Confirm one of the times, which ends the task · 确定勘验时间',
      params: applicationParams,
      body: confirmationBody,
      response: { 200: appointmentView },
    },
    handler: async (request) => {
      await confirmTime(request, request.params.application, request.body.time)
      return await view(request, request.params.application)
    },
  })

  app.route({
    method: 'POST',
    url: `${base}/move`,
    config: { permission: 'answerTask' },
    schema: {
      tags: ['surveys'],
      summary: 'Move the survey, once, with a reason · 改期',
      params: applicationParams,
      body: moveBody,
      response: { 200: appointmentView },
    },
    handler: async (request) => {
      const { reason, ...span } = request.body
      await moveAppointment(request, request.params.application, { reason, ...spanOf(span) })
      return await view(request, request.params.application)
    },
  })
}

function spanOf({ startsAt, endsAt }: Pick<z.output<typeof moveBody>, 'startsAt' | 'endsAt'>) {
  return { startsAt: Date.parse(startsAt), endsAt: Date.parse(endsAt) }
}
