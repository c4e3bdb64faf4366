// SPDX-License-Identifier: GPL-3.0-or-later
// The Kubernetes API over the store: what each request means.
#pragma once

#include <string>

#include "base/secret.h"
#include "playground/http.h"
#include "playground/kubelet.h"
#include "playground/sessions.h"
#include "playground/store.h"

namespace slotpilot::playground {

/// A request's path, taken apart.
struct Target {
    const Kind* kind = nullptr;
    std::string ns, name, subresource;

    Key key() const { return {kind->resource(), kind->namespaced ? ns : "", name}; }
};

/// Thread-safe.
class Api {
public:
    Api(Store& store, Kubelet& kubelet, Sessions& sessions, Secret token)
        : store_(store), kubelet_(kubelet), sessions_(sessions), token_(std::move(token)) {}

    Reply handle(const Request& request);

private:
    Answer<Reply> dispatch(const Request& request);
    Answer<Reply> serve(const Request& request, const Target& target);
    Answer<Reply> list(const Request& request, const Target& target);
    Answer<Reply> show(const Request& request, const Target& target, const Object& object, int code = 200);
    Answer<Reply> log(const Request& request, const Target& target);
    Answer<Reply> review(const Request& request, const Target& target);
    // writes.cpp
    Answer<Reply> create(const Request& request, const Target& target);
    Answer<Reply> replace(const Request& request, const Target& target);
    Answer<Reply> patch(const Request& request, const Target& target);
    Answer<Reply> apply(const Request& request, const Target& target);
    Answer<Reply> scale(const Request& request, const Target& target);
    Answer<Reply> remove(const Request& request, const Target& target);
    Answer<Reply> removeAll(const Request& request, const Target& target);
    Answer<Reply> evict(const Request& request, const Target& target);
    Answer<void> checkNamespace(const Target& target) const;

    Store& store_;
    Kubelet& kubelet_;
    Sessions& sessions_;
    const Secret token_;
};

/// A body as JSON; YAML and protobuf are read, too. Errors: 400, 415.
Answer<Json> parseBody(const std::string& body);

}  // namespace slotpilot::playground
