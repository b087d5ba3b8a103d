const WIDTH = 480
const PATIENCE = 4_000

/** Sends a frame of a film, to stand for it until it plays. A film that this browser cannot play goes without. */
export async function sendPoster(file: File, address: string): Promise<void> {
  if (!file.type.startsWith('video/')) return
  const picture = await drawFrame(file)
  if (picture === null) return
  const body = new FormData()
  body.append('file', picture, 'poster.jpg')
  await fetch(address, { method: 'PUT', body, headers: { accept: 'application/json' } }).catch(() => null)
}

async function drawFrame(file: File): Promise<Blob | null> {
  const film = document.createElement('video')
  const source = URL.createObjectURL(file)
  film.muted = true
  film.preload = 'auto'
  try {
    const isThere = await Promise.race([
      new Promise<boolean>((resolve) => {
        film.onseeked = () => resolve(true)
        film.onerror = () => resolve(false)
        film.onloadeddata = () => {
          film.currentTime = 0.1
        }
        film.src = source
      }),
      new Promise<boolean>((resolve) => {
        setTimeout(() => resolve(false), PATIENCE)
      }),
    ])
    if (!isThere || film.videoWidth === 0) return null
    const canvas = document.createElement('canvas')
    canvas.width = WIDTH
    canvas.height = Math.round((WIDTH * film.videoHeight) / film.videoWidth)
    canvas.getContext('2d')?.drawImage(film, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve) => {
      canvas.toBlob(resolve, 'image/jpeg', 0.7)
    })
  } finally {
    URL.revokeObjectURL(source)
  }
}
