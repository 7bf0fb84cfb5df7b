//! The local server: what it sends, and that it is really gone when it is stopped.

use crate::site;
use even_keel::site::files::Compression;
use even_keel::site::headers::{ASK_AGAIN, FOR_EVER, POLICY};
use even_keel::site::serve::{Server, start};
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use tempfile::TempDir;

struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.into_iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

fn serve() -> (TempDir, Server) {
    serve_written(Compression::None)
}

/// Compressing the whole site takes its time, so only who asks for it gets it.
fn serve_written(compression: Compression) -> (TempDir, Server) {
    let folder = tempfile::tempdir().unwrap();
    site().dist.write(folder.path(), compression).unwrap();
    let server = start(folder.path(), 0).unwrap();
    (folder, server)
}

fn ask(address: SocketAddr, path: &str, encoding: &str) -> Answer {
    let mut stream = TcpStream::connect(address).unwrap();
    let request =
        format!("GET {path} HTTP/1.1\r\nHost: test\r\nAccept-Encoding: {encoding}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
    let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Answer { status, head, body: bytes[end + 4..].to_vec() }
}

#[test]
fn every_answer_is_dressed() {
    let (_folder, server) = serve();
    for path in ["/", "/help/", "/nowhere", &format!("/{}", site().names.wasm)] {
        let answer = ask(server.address(), path, "identity");
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.starts_with(POLICY) && policy.ends_with("frame-ancestors 'none'"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"), "{path}");
        assert!(answer.header("permissions-policy").is_some(), "{path}");
        assert_eq!(answer.header("cross-origin-opener-policy"), Some("same-origin"), "{path}");
    }
}

#[test]
fn only_hashed_names_are_kept_for_ever() {
    let (_folder, server) = serve();
    let caching = |path: &str| ask(server.address(), path, "br").header("cache-control").map(str::to_owned);
    assert_eq!(caching(&format!("/{}", site().names.wasm)).as_deref(), Some(FOR_EVER));
    assert_eq!(caching(&format!("/{}", site().names.outline)).as_deref(), Some(FOR_EVER));
    for path in ["/", "/sw.js", "/plan/", "/manifest.webmanifest", "/app.0123456789abcdef.js"] {
        assert_eq!(caching(path).as_deref(), Some(ASK_AGAIN), "{path}");
    }
}

#[test]
fn text_comes_compressed_to_whoever_can_read_it() {
    let (_folder, server) = serve_written(Compression::Best);
    let style = format!("/{}", site().names.style);
    let plain = ask(server.address(), &style, "identity");
    assert_eq!(plain.body, site().dist.get(&site().names.style).unwrap());
    for encoding in ["br", "gzip"] {
        let packed = ask(server.address(), &style, encoding);
        assert_eq!(packed.header("content-encoding"), Some(encoding));
        assert!(packed.body.len() < plain.body.len());
    }
    let wasm = ask(server.address(), &format!("/{}", site().names.wasm), "br");
    assert_eq!(wasm.header("content-type"), Some("application/wasm"));
}

#[test]
fn pages_are_found_with_and_without_slash_and_lost_ones_say_so() {
    let (_folder, server) = serve();
    assert_eq!(ask(server.address(), "/help/", "identity").status, 200);
    let bare = ask(server.address(), "/help?a=b", "identity");
    assert!((300..400).contains(&bare.status));
    assert_eq!(bare.header("location"), Some("/help/?a=b"));
    let lost = ask(server.address(), "/week/99/", "identity");
    assert_eq!((lost.status, lost.body.as_slice()), (404, site().dist.get("404.html").unwrap()));
    let paths: Vec<_> = server.log().into_iter().map(|entry| (entry.path, entry.status)).collect();
    assert_eq!(paths[0], ("/help/".to_owned(), 200));
    assert_eq!(paths[2], ("/week/99/".to_owned(), 404));
}

#[test]
fn a_stopped_server_is_gone_and_its_port_can_be_taken_again() {
    let (folder, server) = serve();
    let address = server.address();
    let mut open = TcpStream::connect(address).unwrap();
    open.write_all(b"GET / HTTP/1.1\r\nHost: test\r\n\r\n").unwrap();
    let mut some = [0; 16];
    open.read_exact(&mut some).unwrap();
    server.stop();
    assert!(TcpStream::connect(address).is_err());
    // The connection that was open is closed as well, whatever was still on its way.
    let mut rest = Vec::new();
    let _ = open.read_to_end(&mut rest);
    let again = start(folder.path(), address.port()).unwrap();
    assert_eq!(ask(again.address(), "/", "identity").status, 200);
}
