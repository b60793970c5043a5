package clipboard

import (
	"runtime"
	"strings"
	"syscall"
	"time"
	"unsafe"

	"sojourn/model/limits"
	"sojourn/model/picture"
)

// Forms in which Windows has what was copied. It makes a bitmap of every other kind of picture itself.
const (
	formBitmap = 8
	formText   = 13
	formFiles  = 15
)

var (
	user   = syscall.NewLazyDLL("user32.dll") // these three are in every process: nothing is looked for in folders
	kernel = syscall.NewLazyDLL("kernel32.dll")
	shell  = syscall.NewLazyDLL("shell32.dll")

	openClipboard  = user.NewProc("OpenClipboard")
	closeClipboard = user.NewProc("CloseClipboard")
	available      = user.NewProc("IsClipboardFormatAvailable")
	getData        = user.NewProc("GetClipboardData")
	registerForm   = user.NewProc("RegisterClipboardFormatW")
	lock           = kernel.NewProc("GlobalLock")
	unlock         = kernel.NewProc("GlobalUnlock")
	size           = kernel.NewProc("GlobalSize")
	move           = kernel.NewProc("RtlMoveMemory")
	queryFile      = shell.NewProc("DragQueryFileW")
)

// Read returns what the clipboard holds beside text. An owner that makes its picture only now is waited for by Windows
// itself, so it is to be called beside the window. The error is ErrSilent or a *picture.Error.
func Read() (Content, error) {
	runtime.LockOSThread() // the clipboard is opened by a thread
	defer runtime.UnlockOSThread()
	if !opened() {
		return Content{}, ErrSilent
	}
	defer closeClipboard.Call()
	c := Content{Files: files()}
	if has(formText) {
		if data, err := memory(formNamed("HTML Format"), limits.ClipBytes); err == nil && c.Files == "" { // one that is too large is left out
			c.Page = pageOfWindows(data)
		}
		return c, nil
	}
	var err error
	c.Picture, err = pixels()
	return c, err
}

// ReadPage returns the web page that what was copied looks like, as spreadsheets and browsers offer it, "" for none. It is
// called like Read. The error is ErrSilent or ErrLarge.
func ReadPage() (string, error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if !opened() {
		return "", ErrSilent
	}
	defer closeClipboard.Call()
	data, err := memory(formNamed("HTML Format"), limits.SheetBytes)
	return pageOfWindows(data), large(err)
}

// formNamed is the number of a form that has only a name.
func formNamed(name string) uintptr {
	wide, _ := syscall.UTF16PtrFromString(name)
	form, _, _ := registerForm.Call(uintptr(unsafe.Pointer(wide)))
	return form
}

// opened opens the clipboard, which others hold for a moment now and then.
func opened() bool {
	const pause = 10 * time.Millisecond
	for end := time.Now().Add(limits.ClipAnswer); ; time.Sleep(pause) {
		if ok, _, _ := openClipboard.Call(0); ok != 0 {
			return true
		}
		if time.Now().After(end) {
			return false
		}
	}
}

func has(form uintptr) bool {
	ok, _, _ := available.Call(form)
	return ok != 0
}

// pixels prefers the PNG that most programs hand over, for it says what is transparent. The list of forms has no number for
// it, only a name.
func pixels() ([]byte, error) {
	if data, err := memory(formNamed("PNG"), limits.PictureFile); data != nil || err != nil {
		return data, err
	}
	data, err := memory(formBitmap, limits.PictureFile)
	if data == nil || err != nil {
		return nil, err
	}
	return fromBitmap(data)
}

// memory copies what there is in one form, nil when there is nothing. More than most bytes are refused as too large.
func memory(form uintptr, most int) ([]byte, error) {
	if !has(form) {
		return nil, nil
	}
	handle, _, _ := getData.Call(form)
	if handle == 0 {
		return nil, nil
	}
	n, _, _ := size.Call(handle)
	if n > uintptr(most) {
		return nil, &picture.Error{Code: picture.Large}
	}
	at, _, _ := lock.Call(handle)
	if at == 0 || n == 0 {
		return nil, nil
	}
	defer unlock.Call(handle)
	data := make([]byte, n)
	move.Call(uintptr(unsafe.Pointer(unsafe.SliceData(data))), at, n)
	return data, nil
}

// files are the paths of copied files, one a line.
func files() string {
	const count, longest = 0xFFFFFFFF, 32 << 10 // characters of a path
	if !has(formFiles) {
		return ""
	}
	list, _, _ := getData.Call(formFiles)
	n, _, _ := queryFile.Call(list, count, 0, 0)
	var paths []string
	buf := make([]uint16, longest)
	for i := range min(n, limits.Media+1) {
		got, _, _ := queryFile.Call(list, i, uintptr(unsafe.Pointer(unsafe.SliceData(buf))), longest)
		paths = append(paths, syscall.UTF16ToString(buf[:min(got, longest)]))
	}
	return strings.Join(paths, "\n")
}

// Text says that only the toolkit can tell, which waits for nobody here.
func Text() (text string, ok bool, err error) { return "", false, nil }
