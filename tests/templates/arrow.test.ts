import { expect, test } from 'vitest'
import { endAt, placeTags } from '../../templates/scripts/moves/arrow.ts'

const seen = { x: 0, y: 100, width: 400, height: 200 }

test('an arrow ends at the edge of what is seen where its step is scrolled away, and says so', () => {
  const step = { x: 50, y: 150, width: 100, height: 80 }

  expect(endAt(step, 'bottom', seen)).toEqual({ x: 100, y: 230, isOutside: false })
  expect(endAt({ ...step, x: 900 }, 'bottom', seen)).toEqual({ x: 394, y: 230, isOutside: true })
  expect(endAt({ ...step, y: 20 }, 'top', seen)).toEqual({ x: 100, y: 106, isOutside: true })
})

test('the words of arrows that run side by side do not cover each other', () => {
  const size = { width: 50, height: 20 }
  const arrows = [0, 10, 20, 30].map((x) => ({ from: { x, y: 0 }, to: { x, y: 300 } }))

  const places = placeTags(arrows, size)

  const covering = places.filter(({ x, y }, index) =>
    places.slice(index + 1).some((other) => Math.abs(other.x - x) < size.width && Math.abs(other.y - y) < size.height),
  )
  expect(covering).toEqual([])
})
