import type { Weight } from '../typeface/font-files.ts'

/** Red, green and blue from 0 to 255. */
export type Colour = readonly [number, number, number]

/** One thing on a sheet. Points, from the sheet's upper left corner; a text's `y` is its baseline. */
export type Mark =
  | {
      readonly type: 'text'
      readonly text: string
      readonly x: number
      readonly y: number
      readonly size: number
      readonly weight: Weight
      readonly colour: Colour
      /** Points added after every character. */
      readonly spacing: number
    }
  | {
      readonly type: 'line'
      readonly from: readonly [number, number]
      readonly to: readonly [number, number]
      readonly width: number
      readonly colour: Colour
    }
  | { readonly type: 'frame'; readonly box: Box; readonly width: number; readonly colour: Colour }
  | { readonly type: 'shape'; readonly path: readonly PathStep[]; readonly colour: Colour }
  | {
      readonly type: 'ring'
      readonly x: number
      readonly y: number
      readonly radius: number
      readonly width: number
      readonly colour: Colour
    }
  | { readonly type: 'link'; readonly box: Box; readonly toSheet: number }

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type PathStep =
  | { readonly type: 'move' | 'line'; readonly to: readonly [number, number] }
  | {
      readonly type: 'curve'
      readonly by: readonly [number, number, number, number]
      readonly to: readonly [number, number]
    }
  | { readonly type: 'close' }

/** One page, before it is drawn. */
export interface Sheet {
  /** What a viewer's list of contents calls it; null for a page that goes on from the one before. */
  readonly outline: string | null
  readonly marks: readonly Mark[]
}
