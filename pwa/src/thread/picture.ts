// Makes a large photograph small enough for a slow line, before it leaves the
// phone. What is not a picture, or cannot be drawn here, goes as it is; the
// server looks at it anyway.
const large = 1_500_000; // bytes
const longest = 2_400; // pixels

export async function smaller(file: File): Promise<Blob> {
  if (file.type !== 'image/jpeg' || file.size <= large || typeof createImageBitmap !== 'function') return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const small = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
    return small && small.size < file.size ? small : file;
  } catch {
    return file;
  }
}
