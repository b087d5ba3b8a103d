/** Twice as fine as the screen's pixels, for print and slides. */
const SCALE = 2
/** Browsers refuse a larger canvas: a drawing that would need one gets fewer pixels. */
const MOST_PIXELS_A_SIDE = 16_000

/** A drawing as PNG on white. Its texts are set in the fonts of this device, as on the canvas. */
export async function drawPng(svg: string): Promise<Blob> {
  const image = new Image()
  // Our pages load pictures from us and out of themselves only, so not from a blob.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const scale = Math.min(SCALE, MOST_PIXELS_A_SIDE / Math.max(image.naturalWidth, image.naturalHeight))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(image.naturalWidth * scale)
  canvas.height = Math.round(image.naturalHeight * scale)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('Expected a canvas to draw on, but this browser has none.')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return await blobOf(canvas)
}

async function blobOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return await new Promise((resolve, reject) =>
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error(`Expected a PNG of ${canvas.width} × ${canvas.height}, but got none.`))
      else resolve(blob)
    }, 'image/png'),
  )
}
