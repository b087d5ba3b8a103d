import { addWorkingDays, type Day, effectiveDay, writeDay } from '../../engine/index.ts'
import { nationalOffice } from '../deadlines/office.ts'
import { demoPark } from '../demo-data/park.ts'
import { type SampleApplication, sampleApplications } from './sample-applications.ts'

const office = nationalOffice(demoPark)

/**
 * When a sample is filed, in milliseconds since 1970: so many working days before the last one that is far enough for
 * all of its samples. Whoever starts in the evening, early in the morning or on a holiday finds them all the same.
 */
export function momentOfSample({ filed }: SampleApplication, now: number): number {
  return momentOn(addWorkingDays(office.calendar, lastDay(now), -filed.workingDaysAgo), filed.at)
}

function lastDay(now: number): Day {
  const day = effectiveDay(office, now)
  const isFarEnough = sampleApplications.every(
    ({ filed }) => filed.workingDaysAgo > 0 || momentOn(day, filed.at) <= now,
  )
  return isFarEnough ? day : addWorkingDays(office.calendar, day, -1)
}

function momentOn(day: Day, time: string): number {
  return Date.parse(`${writeDay(day)}T${time}:00+08:00`)
}
