"""Asking a page of the journeys what its pictures show."""

from playwright.sync_api import Error

SEEN = """() => {
    const video = document.querySelector("video"), canvas = document.createElement("canvas");
    if (!video.videoWidth) return 0;
    [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
    const pen = canvas.getContext("2d");
    pen.drawImage(video, 0, 0);
    const dots = pen.getImageData(0, 0, canvas.width, canvas.height).data;
    let red = 0;
    for (let i = 0; i < dots.length; i += 4) if (dots[i] > 180 && dots[i + 1] < 90 && dots[i + 2] < 110) red++;
    return red / (dots.length / 4);
}"""

MARKS = """() => {
    const marks = document.querySelector("[data-marks]");
    const dots = marks.getContext("2d").getImageData(0, 0, marks.width, marks.height).data;
    return dots.some((value, at) => at % 4 === 3 && value > 0);
}"""


def until(page, ask, holds=bool, seconds=30):
    """The page's own policy lets nobody evaluate words, so it is asked again and again from outside."""
    for _ in range(seconds * 5):
        try:
            if holds(page.evaluate(ask)):
                return
        except Error:  # it was just going to another page
            pass
        page.wait_for_timeout(200)
    raise AssertionError(f"never: {ask}")


def sees(page):
    until(page, SEEN, lambda share: share > 0.3)
